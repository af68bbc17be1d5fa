# METADATA
# title: No credential is sent in a URL
# description: >-
#   Access logs, browser histories, referrer headers and monitoring all store URLs. A credential in a path or query
#   parameter is stored at every hop, long after the call.
# related_resources:
#   - ref: https://owasp.org/www-community/vulnerabilities/Information_exposure_through_query_strings_in_url
# custom:
#   id: openapi/credential-in-url
#   entity: field
#   severity: high
#   profile: baseline
#   fix: >-
#     Move the credential into a header or the body; use a security scheme for authentication.
#   controls: [guide/4.secrets, OWASP-API2:2023, CWE-598]
#   params:
#     words:
#       type: array
#       description: Endings of names, words joined by _, that say that the value is a credential.
#       default:
#         - password
#         - passwd
#         - passphrase
#         - passcode
#         - pwd
#         - secret
#         - clientsecret
#         - secret_key
#         - private_key
#         - api_key
#         - apikey
#         - access_key
#         - auth_key
#         - access_token
#         - accesstoken
#         - oauth_token
#         - oauthtoken
#         - auth_token
#         - authtoken
#         - refresh_token
#         - id_token
#         - bearer_token
#         - api_token
#         - session_token
#         - user_token
#         - security_token
#         - credential
#         - session_id
#         - sessionid
#     whole_names:
#       type: array
#       description: Names that say so only as a whole, not as a part of a longer name.
#       default:
#         - auth
#         - authorization
#         - jwt
#         - token
#         - bearer
#         - otp
#         - pin
#         - phpsessid
#         - jsessionid
#     except:
#       type: array
#       description: Words that make a name harmless, at any place in it.
#       default:
#         - name
#         - type
#         - hint
#         - reset
#         - policy
#         - page
#         - sync
#         - encrypted
#         - masked
#         - hashed
package sealint.openapi.credential_in_url

import data.sealint.lib.fields
import data.sealint.lib.types
import data.sealint.params

deny contains finding if {
	input.kind == "parameter"
	input.in in {"path", "query", "querystring"}
	input.direction in {"request", "both"}
	not input.resource # in /tokens/{token} the parameter selects a resource
	types.textual(input.types)
	names_credential
	not described_otherwise
	at := fields.name_of(input)
	finding := {"message": sprintf("%s parameter %q carries a credential", [input.in, input.name]), "at": at}
}

# The last words of a name say what the value is: client_secret is a secret, secret_name is a name.
names_credential if {
	not harmless
	some term in input.tail
	term in params.words
	not handle(term)
}

# Names that only count as a whole: token is a credential, page_token is not.
names_credential if input.phrase in params.whole_names

# What the description says the value is. A token may find the next page, and a session may group the calls of a search.
described_otherwise if "page-token" in input.described_as

# A push service calls the address of a device a token.
described_otherwise if "device" in input.described_as

described_otherwise if {
	input.described_as == ["identifier"]
	input.in == "path"
}

described_otherwise if {
	some term in input.tail
	term in {"session_id", "sessionid"}
	"group" in input.described_as
}

# Where a token lets callers in, a session is something that they work with.
described_otherwise if {
	some term in input.tail
	term in {"session_id", "sessionid"}
	input.with_token
}

# Words that identify a resource in a path.
handle(term) if {
	input.in == "path"
	term in {"access_key", "credential", "session_id", "sessionid"}
}

harmless if {
	some term in input.terms
	term in params.except
}

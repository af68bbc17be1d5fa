# METADATA
# title: No new parameter carries a credential in a URL
# description: >-
#   Access logs, browser histories, referrer headers and monitoring all store URLs. A credential in a path or query
#   parameter is stored at every hop, long after the call.
# related_resources:
#   - ref: https://owasp.org/www-community/vulnerabilities/Information_exposure_through_query_strings_in_url
# custom:
#   id: change/credential-parameter-added
#   entity: change_value
#   severity: high
#   profile: baseline
#   fix: >-
#     Send the credential in a header or in the body; use a security scheme for authentication.
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
package sealint.change.credential_parameter_added

import data.sealint.lib.types
import data.sealint.lib.values
import data.sealint.params

deny contains finding if {
	input.status == "added"
	values.sent(input)
	field := input.after.field
	field.kind == "parameter"
	field.in in {"path", "query", "querystring"}
	not field.resource # in /tokens/{token} the parameter selects a resource
	types.textual(field.types)
	carries(field)
	not "page-token" in field.described_as
	not "device" in field.described_as
	finding := {"message": sprintf("new %s parameter %s carries a credential", [field.in, input.name]), "at": ["name"]}
}

carries(field) if {
	some term in field.tail
	term in params.words
	not handle(field, term)
	not harmless(field)
}

carries(field) if field.phrase in params.whole_names

# Words that identify a resource in a path.
handle(field, term) if {
	field.in == "path"
	term in {"access_key", "credential", "session_id", "sessionid"}
}

# Where a token lets callers in, a session is something that they work with.
handle(field, term) if {
	field.with_token
	term in {"session_id", "sessionid"}
}

harmless(field) if {
	some term in field.terms
	term in params.except
}

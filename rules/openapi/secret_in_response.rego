# METADATA
# title: Responses return no secret
# description: >-
#   Everyone who can call the operation can read a returned secret again, and every log and cache on the way stores it.
#   An API should accept secrets but not return them.
# related_resources:
#   - ref: https://owasp.org/API-Security/editions/2023/en/0xa3-broken-object-property-level-authorization/
# custom:
#   id: openapi/secret-in-response
#   entity: field
#   severity: high
#   profile: recommended
#   fix: >-
#     Mark the property writeOnly. A secret that the server makes may be returned once, when it is created, by a schema
#     that serves nothing else.
#   controls: [guide/4.minimization, OWASP-API3:2023, CWE-312]
#   params:
#     words:
#       type: array
#       description: Endings of names, words joined by _, that say that the value is a secret.
#       default:
#         - password
#         - passwd
#         - passphrase
#         - passcode
#         - private_key
#         - secret
#         - secret_key
#         - client_secret
#         - app_secret
#         - shared_secret
#         - shared_key
#         - signing_key
#         - encryption_key
#         - security_answer
#     except:
#       type: array
#       description: Words that make a name harmless, at any place in it.
#       default:
#         - hint
#         - policy
#         - masked
#         - hash
#         - hashed
#         - encrypted
#         - one_time
#         - url
#         - scanning
#         - public
#         - display
#         - label
#         - title
#         - description
package sealint.openapi.secret_in_response

import data.sealint.lib.types
import data.sealint.params

deny contains finding if {
	input.kind == "property"
	input.direction in {"response", "both"}
	not input.limited
	not input.masked
	types.textual(input.types)
	not harmless
	not issued
	not input.withheld
	some term in input.tail
	term in params.words
	finding := {"message": sprintf(sentence, [input.name]), "at": []}
}

sentence := "%q is returned by responses, and its name says that it is a secret" if not input.at_creation

sentence := "%q, which is a secret by its name, is returned when something is created: only there it may be shown, once" if input.at_creation

# A secret that the server makes, shown once by a schema of its own. Callers choose their passwords themselves.
issued if {
	input.at_creation
	not input.shared
	every word in ["password", "passwd", "passphrase", "passcode", "security_answer"] {
		not word in input.tail
	}
}

# The client secret of a payment is made for the browser of the one who pays.
harmless if {
	"client_secret" in input.tail
	some term in input.terms
	term in {"payment", "checkout", "setup_intent"}
}

harmless if {
	some term in input.terms
	term in params.except
}

# The description says that the value is encrypted, or only where it is.
harmless if {
	some remark in {"encrypted", "reference"}
	remark in input.described_as
}

# METADATA
# title: Sensitive data is returned only to authenticated callers
# description: >-
#   An operation without authentication that returns personal or otherwise sensitive data publishes that data. So does
#   one that lets callers stay anonymous.
# related_resources:
#   - ref: https://owasp.org/API-Security/editions/2023/en/0xa1-broken-object-level-authorization/
# custom:
#   id: openapi/unauthenticated-sensitive-data
#   entity: operation
#   severity: high
#   profile: baseline
#   fix: >-
#     Require authentication for the operation, or remove the fields from its responses; classify them as public if
#     they are.
#   controls: [guide/2.classification, OWASP-API1:2023, CWE-306]
#   params:
#     public: {type: array, default: [], description: "Globs of paths that anybody may call, such as /health or /public/**."}
package sealint.openapi.unauthenticated_sensitive_data

import data.sealint.lib.paths
import data.sealint.lib.security
import data.sealint.lib.text
import data.sealint.params

deny contains finding if {
	input.kind == "path"
	count(input.returns) > 0
	not paths.match(params.public, input.path)
	count(names) > 0
	finding := {
		"message": sprintf("%s %s returns sensitive data %s: %s%s", [
			input.method,
			input.path,
			callers,
			text.first(names, 5),
			security.ignored(input.parameters),
		]),
		"at": ["responses"],
	}
}

callers := "without authentication" if input.security.unauthenticated

callers := "to anonymous callers too" if {
	input.security.anonymous
	not input.security.unauthenticated
}

names := [field.name |
	some field in input.returns
	not field.classification in {"public", "internal"}
	sensitive(field)
]

# openapi/secret-in-response reports secrets, which are wrong with authentication, too.
sensitive(field) if field.category in {"personal", "financial", "health"}

sensitive(field) if field.classification in {"confidential", "restricted"}

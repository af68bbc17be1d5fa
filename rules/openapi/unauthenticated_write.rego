# METADATA
# title: Operations that change data require authentication
# description: >-
#   Everyone who can reach an operation without authentication can create, change or delete data with it. Missing
#   security is often an oversight: in OpenAPI it means that no authentication is required. Logins and endpoints of OAuth 2.0, which
#   authenticate their callers by what they send, are not reported. The rule unauthenticated-read reports operations that
#   read by POST, such as a search.
# related_resources:
#   - ref: https://owasp.org/API-Security/editions/2023/en/0xa2-broken-authentication/
# custom:
#   id: openapi/unauthenticated-write
#   entity: operation
#   severity: high
#   profile: baseline
#   fix: >-
#     Declare security for the operation or the document; list paths that are public on purpose in the parameter
#     public.
#   controls: [guide/3.tokens, OWASP-API2:2023, CWE-306]
#   params:
#     public: {type: array, default: [], description: "Globs of paths that anybody may call, such as /health or /public/**."}
package sealint.openapi.unauthenticated_write

import data.sealint.lib.paths
import data.sealint.lib.security
import data.sealint.params

deny contains finding if {
	input.kind == "path"
	not input.reads
	input.role != "authorization"
	input.security.unauthenticated
	not paths.match(params.public, input.path)
	finding := {
		"message": sprintf("%s %s requires no authentication: %s%s", [
			input.method,
			input.path,
			security.reason(input.security),
			security.ignored(input.parameters),
		]),
		"at": security.at(input.security),
	}
}

# METADATA
# title: Operations that read data require authentication
# description: >-
#   Everyone who can reach a read operation without authentication can read its answer. Missing security is often an
#   oversight: in OpenAPI it means that no authentication is required. Operations whose own description says so, health
#   checks, OPTIONS, files that every visitor of a site gets (robots.txt) and the description of the API itself are not
#   reported.
# related_resources:
#   - ref: https://owasp.org/API-Security/editions/2023/en/0xa2-broken-authentication/
# custom:
#   id: openapi/unauthenticated-read
#   entity: operation
#   severity: medium
#   profile: baseline
#   fix: >-
#     Declare security for the operation or the document; list paths that are public on purpose in the parameter
#     public.
#   controls: [guide/3.tokens, OWASP-API2:2023, CWE-306]
#   params:
#     public: {type: array, default: [], description: "Globs of paths that anybody may call, such as /health or /public/**."}
package sealint.openapi.unauthenticated_read

import data.sealint.lib.paths
import data.sealint.lib.security
import data.sealint.params

deny contains finding if {
	input.kind == "path"
	input.reads
	input.role == "resource"
	input.method != "OPTIONS" # a browser asks by it, without credentials, whether a page may call the operation (CORS)
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

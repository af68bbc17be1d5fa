# METADATA
# title: New operations that change data demand authentication
# description: >-
#   The change adds an operation that everyone who can reach it can call. Logins and endpoints of OAuth 2.0, which
#   authenticate their callers by what they send, are not reported.
# custom:
#   id: change/new-operation-unauthenticated-write
#   entity: change_operation
#   severity: high
#   profile: baseline
#   fix: >-
#     Declare security for the operation or the document; list paths that are public on purpose in the parameter
#     public.
#   controls: [guide/3.tokens, OWASP-API2:2023, CWE-306]
#   params:
#     public: {type: array, default: [], description: "Globs of paths that anybody may call, such as /health or /public/**."}
package sealint.change.new_operation_unauthenticated_write

import data.sealint.lib.paths
import data.sealint.lib.security
import data.sealint.params

deny contains finding if {
	input.status == "added"
	input.after.kind == "path"
	not input.after.reads
	input.after.role != "authorization"
	input.after.security.unauthenticated
	not paths.match(params.public, input.after.path)
	finding := {
		"message": sprintf("the new operation %s %s demands no authentication", [input.after.method, input.after.path]),
		"at": security.at(input.after.security),
	}
}

# METADATA
# title: New operations that read data demand authentication
# description: >-
#   The change adds an operation that everyone who can reach it can call. Operations whose own description says
#   so, health checks, OPTIONS, files that every visitor of a site gets (robots.txt) and the description of the
#   API itself are not reported.
# custom:
#   id: change/new-operation-unauthenticated-read
#   entity: change_operation
#   severity: medium
#   profile: baseline
#   fix: >-
#     Declare security for the operation or the document; list paths that are public on purpose in the parameter
#     public.
#   controls: [guide/3.tokens, OWASP-API2:2023, CWE-306]
#   params:
#     public: {type: array, default: [], description: "Globs of paths that anybody may call, such as /health or /public/**."}
package sealint.change.new_operation_unauthenticated_read

import data.sealint.lib.paths
import data.sealint.lib.security
import data.sealint.params

deny contains finding if {
	input.status == "added"
	input.after.kind == "path"
	input.after.reads
	input.after.role == "resource"
	input.after.method != "OPTIONS" # a browser asks by it, without credentials, whether a page may call the operation (CORS)
	input.after.security.unauthenticated
	not paths.match(params.public, input.after.path)
	finding := {
		"message": sprintf("the new operation %s %s demands no authentication", [input.after.method, input.after.path]),
		"at": security.at(input.after.security),
	}
}

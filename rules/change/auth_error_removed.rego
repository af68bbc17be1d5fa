# METADATA
# title: Operations go on documenting how they refuse callers
# description: >-
#   The operation demands a credential, and no longer says what callers get who have none or too little of one:
#   neither 401 nor 403, 4XX or default is documented. Clients take the answer for a failure and retry, or nobody
#   tests it.
# custom:
#   id: change/auth-error-removed
#   entity: change_operation
#   severity: low
#   profile: recommended
#   fix: >-
#     Document 401 and 403, or the range 4XX.
#   controls: [guide/5.contract, OWASP-API8:2023, CWE-754]
package sealint.change.auth_error_removed

deny contains finding if {
	input.after.kind == "path"
	not input.after.security.unauthenticated
	count(refusals & {s | some s in input.before.statuses}) > 0
	count(refusals & {s | some s in input.after.statuses}) == 0
	finding := {
		"message": sprintf("%s %s no longer says how it refuses callers without the credential", [input.after.method, input.after.path]),
		"at": ["responses"],
		"related": [{"ref": ["before", "responses"], "message": "before"}],
	}
}

refusals := {"401", "403", "4XX", "default"}

# METADATA
# title: The documented rate limit stays
# description: >-
#   The operation documented that its callers are limited, by a response 429 or headers about the rest of the
#   limit. Nothing says so any more: either the limit is gone, or clients retry at once when they meet it.
# custom:
#   id: change/rate-limit-removed
#   entity: change_operation
#   severity: medium
#   profile: recommended
#   fix: >-
#     Document the response 429 with Retry-After again; a range 4XX includes it.
#   controls: [guide/14.limits, OWASP-API4:2023, CWE-770]
package sealint.change.rate_limit_removed

deny contains finding if {
	input.after.kind == "path"
	limited
	not input.after.rate_headers
	count({"429", "4XX"} & {s | some s in input.after.statuses}) == 0
	not opened
	finding := {
		"message": sprintf("%s %s was limited in rate; nothing says so any more", [input.after.method, input.after.path]),
		"at": ["responses"],
		"related": [{"ref": ["before", "responses"], "message": "before"}],
	}
}

limited if "429" in input.before.statuses

limited if input.before.rate_headers

# All responses went with the authentication, which is told.
opened if {
	count(input.after.statuses) == 0
	input.after.security.unauthenticated
	not input.before.security.unauthenticated
}

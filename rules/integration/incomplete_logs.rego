# METADATA
# title: Logs say what was called, and what came of it
# description: >-
#   After an incident somebody has to find out which data left. Logs of calls without method and endpoint, response code
#   and a hash of the payload show that a client was there, and not what it did.
# custom:
#   id: integration/incomplete-logs
#   entity: integration
#   severity: low
#   profile: strict
#   fix: >-
#     Write method, endpoint, response code and a hash of the payload to each entry, and list the fields in
#     observability.logs.fields, such as http.request.method, http.route, http.response.status_code and payload_sha256.
#   controls: [guide/7.observability, CWE-778]
package sealint.integration.incomplete_logs

deny contains finding if {
	count(input.spec.observability.logs.fields) > 0
	lacking := [words |
		some content, words in contents
		not content in input.log_contents
	]
	count(lacking) > 0
	not misstated
	finding := {
		"message": sprintf("logs have no field for %s", [concat(", ", sort(lacking))]),
		"at": ["spec", "observability", "logs", "fields"],
	}
}

# An item that violates the schema may be the field.
misstated if {
	some violation in input.violations
	array.slice(violation.at, 0, 4) == ["spec", "observability", "logs", "fields"]
}

contents := {
	"method": "the method",
	"endpoint": "the endpoint",
	"response-code": "the response code",
	"payload-hash": "a hash of the payload",
}

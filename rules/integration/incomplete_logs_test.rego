package sealint.integration.incomplete_logs_test

import data.sealint.integration.incomplete_logs

test_lacking if {
	incomplete_logs.deny == {{
		"message": "logs have no field for a hash of the payload, the response code",
		"at": ["spec", "observability", "logs", "fields"],
	}} with input as logged(["client_id"], ["method", "endpoint"])
}

test_complete if {
	count(incomplete_logs.deny) == 0 with input as logged(["client_id"], ["method", "endpoint", "response-code", "payload-hash"])
}

# integration/unobservable tells it.
test_no_fields if {
	count(incomplete_logs.deny) == 0 with input as logged([], [])
}

test_misstated if {
	count(incomplete_logs.deny) == 0 with input as object.union(
		logged([""], []),
		{"violations": [{"at": ["spec", "observability", "logs", "fields", "0"]}]},
	)
}

logged(fields, contents) := {
	"violations": [],
	"log_contents": contents,
	"spec": {"observability": {"logs": {"fields": fields}}},
}

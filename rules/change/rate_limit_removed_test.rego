package sealint.change.rate_limit_removed_test

import data.sealint.change.rate_limit_removed

test_removed if {
	rate_limit_removed.deny == {{
		"message": "GET /x was limited in rate; nothing says so any more",
		"at": ["responses"],
		"related": [{"ref": ["before", "responses"], "message": "before"}],
	}} with input as operation({"statuses": ["200", "429"]}, {"statuses": ["200"]})
}

test_headers_removed if {
	count(rate_limit_removed.deny) == 1 with input as operation({"rate_headers": true}, {})
}

test_headers_stay if {
	count(rate_limit_removed.deny) == 0 with input as operation({"statuses": ["200", "429"]}, {"rate_headers": true})
}

test_range if {
	count(rate_limit_removed.deny) == 0 with input as operation({"statuses": ["200", "429"]}, {"statuses": ["200", "4XX"]})
}

# A range of client errors says nothing of a limit.
test_range_split_up if {
	count(rate_limit_removed.deny) == 0 with input as operation({"statuses": ["200", "4XX"]}, {"statuses": ["200", "400"]})
}

test_all_responses_gone if {
	count(rate_limit_removed.deny) == 0 with input as operation({"statuses": ["429"]}, {"statuses": [], "security": {"unauthenticated": true}})
}

operation(before, after) := {
	"before": object.union({"statuses": ["200"], "rate_headers": false, "security": {"unauthenticated": false}}, before),
	"after": object.union(
		{"kind": "path", "method": "GET", "path": "/x", "statuses": ["200"], "rate_headers": false, "security": {"unauthenticated": false}},
		after,
	),
}

package sealint.change.auth_error_removed_test

import data.sealint.change.auth_error_removed

test_removed if {
	auth_error_removed.deny == {{
		"message": "GET /x no longer says how it refuses callers without the credential",
		"at": ["responses"],
		"related": [{"ref": ["before", "responses"], "message": "before"}],
	}} with input as operation(["200", "401", "403"], ["200", "422"])
}

test_range if {
	count(auth_error_removed.deny) == 0 with input as operation(["200", "401", "4XX"], ["200", "4XX"])
}

test_none_before if {
	count(auth_error_removed.deny) == 0 with input as operation(["200", "404"], ["200"])
}

test_public if {
	count(auth_error_removed.deny) == 0 with input as object.union(operation(["200", "401"], ["200"]), {"after": {"security": {"unauthenticated": true}}})
}

operation(before, after) := {
	"before": {"statuses": before},
	"after": {"kind": "path", "method": "GET", "path": "/x", "statuses": after, "security": {"unauthenticated": false}},
}

package sealint.change.validation_error_removed_test

import data.sealint.change.validation_error_removed

test_removed if {
	validation_error_removed.deny == {{
		"message": "POST /a no longer says how it refuses bad input",
		"at": ["responses"],
		"related": [{"ref": ["before", "responses"], "message": "before"}],
	}} with input as statuses(["200", "400"], ["200"])
}

test_range if {
	count(validation_error_removed.deny) == 0 with input as statuses(["200", "400"], ["200", "4XX"])
}

test_never_said if {
	count(validation_error_removed.deny) == 0 with input as statuses(["200"], ["201"])
}

statuses(before, after) := {"status": "modified", "before": {"statuses": before}, "after": {"kind": "path", "method": "POST", "path": "/a", "statuses": after}}

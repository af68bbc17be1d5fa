package sealint.change.webhook_unsigned_test

import data.sealint.change.webhook_unsigned

test_unsigned if {
	webhook_unsigned.deny == {{
		"message": "receivers of the webhook frozen could check who sent it; now they cannot",
		"at": [],
		"related": [{"ref": ["before"], "message": "before"}],
	}} with input as webhook({})
}

test_new if {
	webhook_unsigned.deny == {{"message": "receivers of the new webhook frozen cannot check who sent it", "at": []}} with input as {
		"status": "added",
		"after": {"kind": "webhook", "path": "frozen", "signed": false},
	}
}

test_signed if {
	count(webhook_unsigned.deny) == 0 with input as webhook({"after": {"signed": true}})
}

test_before_already if {
	count(webhook_unsigned.deny) == 0 with input as webhook({"before": {"signed": false}})
}

test_path if {
	count(webhook_unsigned.deny) == 0 with input as webhook({"after": {"kind": "path"}})
}

webhook(overrides) := object.union(
	{"status": "modified", "before": {"signed": true}, "after": {"kind": "webhook", "path": "frozen", "signed": false}},
	overrides,
)

package sealint.change.issuer_changed_test

import data.sealint.change.issuer_changed

test_changed if {
	issuer_changed.deny == {{
		"message": "tokenUrl of \"oauth\" was on a.test; now it is on b.test",
		"at": ["flows", "password", "tokenUrl"],
		"related": [{"ref": ["before", "flows", "password", "tokenUrl"], "message": "before"}],
	}} with input as scheme("a.test", "b.test")
}

test_same_domain if {
	count(issuer_changed.deny) == 0 with input as scheme("", "")
}

scheme(before, after) := {
	"after": {"name": "oauth"},
	"endpoints": [{"at": ["flows", "password", "tokenUrl"], "issuer_before": before, "issuer_after": after}],
}

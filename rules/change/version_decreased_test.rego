package sealint.change.version_decreased_test

import data.sealint.change.version_decreased

test_lower if {
	version_decreased.deny == {{
		"message": "the version fell from 1.4.0 to 1.3.9",
		"at": ["info", "version"],
		"related": [{"ref": ["before", "info", "version"], "message": "before"}],
	}} with input as contract("lower")
}

test_others if {
	every order in ["equal", "higher", "unknown"] {
		count(version_decreased.deny) == 0 with input as contract(order)
	}
}

contract(order) := {"version_order": order, "before": {"info_version": "1.4.0"}, "after": {"info_version": "1.3.9"}}

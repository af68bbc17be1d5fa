package sealint.change.reporting_contact_removed_test

import data.sealint.change.reporting_contact_removed

test_removed if {
	reporting_contact_removed.deny == {{
		"message": "the contract no longer names anybody who takes reports of security problems",
		"at": ["info"],
		"related": [{"ref": ["before", "info"], "message": "before"}],
	}} with input as contract(true, false)
}

test_kept if {
	count(reporting_contact_removed.deny) == 0 with input as contract(true, true)
	count(reporting_contact_removed.deny) == 0 with input as contract(false, false)
}

contract(before, after) := {"before": {"security_contact": before}, "after": {"security_contact": after}}

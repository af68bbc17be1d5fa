package sealint.change.scope_required_test

import data.sealint.change.scope_required

change := {"before": {"scope": "optional"}, "after": {"name": "x", "version": "1.4.0", "version_state": "present", "scope": "required"}}

test_absent_means_required if {
	found := scope_required.deny with input as {"before": {"scope": "excluded"}, "after": {"name": "x", "version_state": "absent"}}
	{finding.message | some finding in found} == {"x was excluded; it is now delivered"}
}

test_absent_before if {
	count(scope_required.deny) == 0 with input as {"before": {}, "after": change.after}
}

test_required if {
	found := scope_required.deny with input as object.union(change, {})
	found == {{"message": "x 1.4.0 was optional; it is now delivered", "at": ["scope"], "related": [{"ref": ["before", "scope"], "message": "before"}]}}
}

test_optional if {
	count(scope_required.deny) == 0 with input as object.union(change, {"after": {"scope": "optional"}})
}

test_required_before if {
	count(scope_required.deny) == 0 with input as object.union(change, {"before": {"scope": "required"}})
}

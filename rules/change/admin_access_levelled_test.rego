package sealint.change.admin_access_levelled_test

import data.sealint.change.admin_access_levelled

test_levelled if {
	admin_access_levelled.deny == {{
		"message": "the administrative operation PUT /admin/x now demands no more than GET /x",
		"at": ["security"],
		"related": [{"ref": ["before", "security"], "message": "before"}],
	}} with input as operation({})
}

# The ordinary operation was raised to the scope of administrators.
test_ordinary_raised if {
	count(admin_access_levelled.deny) == 0 with input as object.union(operation({}), {"access": {"admits": []}})
}

test_before_already if {
	count(admin_access_levelled.deny) == 0 with input as operation({"before": {"ordinary_twin": "GET /y"}})
}

operation(overrides) := object.union(
	{
		"before": {"ordinary_twin": ""},
		"after": {"administrative": true, "ordinary_twin": "GET /x", "method": "PUT", "path": "/admin/x"},
		"access": {"admits": [{"how": "other"}]},
	},
	overrides,
)

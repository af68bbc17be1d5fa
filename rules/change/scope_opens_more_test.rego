package sealint.change.scope_opens_more_test

import data.sealint.change.scope_opens_more

test_opens if {
	scope_opens_more.deny == {{
		"message": "the scope \"a:read\" opened operations that read only; it now opens 2 that change something",
		"at": ["flows", "implicit", "scopes", "a:read"],
		"related": [{"ref": ["before"], "message": "before"}],
	}} with input as scheme({"reads": 1, "writes": 0, "declared": []}, {"reads": 1, "writes": 2})
}

test_reads if {
	count(scope_opens_more.deny) == 0 with input as scheme({"reads": 1, "writes": 0}, {"reads": 2, "writes": 0})
}

test_wrote_before if {
	count(scope_opens_more.deny) == 0 with input as scheme({"reads": 1, "writes": 1}, {"reads": 1, "writes": 2})
}

# It was declared before the operation that it is for.
test_opened_nothing if {
	count(scope_opens_more.deny) == 0 with input as scheme({"reads": 0, "writes": 0}, {"reads": 0, "writes": 1})
}

scheme(before, after) := {
	"before": {"scope_use": [object.union({"name": "a:read", "declared": ["implicit"]}, before)]},
	"after": {"scope_use": [object.union({"name": "a:read", "declared": ["implicit"]}, after)]},
}

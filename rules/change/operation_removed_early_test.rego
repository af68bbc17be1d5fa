package sealint.change.operation_removed_early_test

import data.sealint.change.operation_removed_early

test_not_deprecated if {
	operation_removed_early.deny == {{
		"message": "DELETE /x is gone without having been deprecated",
		"at": [],
		"related": [{"ref": ["before"], "message": "before"}],
	}} with input as operation({})
}

test_before_its_end if {
	some finding in operation_removed_early.deny with input as operation({"deprecated": true, "sunset": "2031-12-31"}) with data.sealint.today as "2026-06-30"
	finding.message == "DELETE /x is gone before its end on 2031-12-31"
}

test_after_its_end if {
	count(operation_removed_early.deny) == 0 with input as operation({"deprecated": true, "sunset": "2026-06-30"}) with data.sealint.today as "2026-06-30"
}

test_deprecated_without_end if {
	count(operation_removed_early.deny) == 0 with input as operation({"deprecated": true}) with data.sealint.today as "2026-06-30"
}

test_webhook if {
	count(operation_removed_early.deny) == 0 with input as operation({"kind": "webhook"})
}

operation(overrides) := {
	"status": "removed",
	"before": object.union({"kind": "path", "method": "DELETE", "path": "/x", "deprecated": false, "sunset": ""}, overrides),
}

package sealint.change.external_vendored_test

import data.sealint.change.external_vendored

change := {"before": {"is_external": true}, "after": {"name": "x", "version": "1.4.0", "version_state": "present", "is_external": false, "format": "cyclonedx", "spec_version": "1.7"}}

test_vendored if {
	found := external_vendored.deny with input as object.union(change, {})
	found == {{"message": "x 1.4.0 was provided by the environment; the product now ships it", "at": ["is_external"], "related": [{"ref": ["before", "is_external"], "message": "before"}]}}
}

test_external if {
	count(external_vendored.deny) == 0 with input as object.union(change, {"after": {"is_external": true}})
}

test_older_format if {
	count(external_vendored.deny) == 0 with input as object.union(change, {"after": {"spec_version": "1.6"}})
}

test_spdx if {
	count(external_vendored.deny) == 0 with input as object.union(change, {"after": {"format": "spdx", "spec_version": "2.3"}})
}

test_shipped_before if {
	count(external_vendored.deny) == 0 with input as object.union(change, {"before": {"is_external": false}})
}

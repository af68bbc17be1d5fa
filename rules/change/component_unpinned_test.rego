package sealint.change.component_unpinned_test

import data.sealint.change.component_unpinned

change := {"status": "added", "after": {"name": "x", "version": "1.4.0", "version_state": "present", "pin": {"class": "exact", "exact": true}, "image": false, "by_digest": false, "is_external": false}}

test_version_in_package_url_only if {
	count(component_unpinned.deny) == 0 with input as {"status": "added", "after": {
		"name": "x", "version_state": "absent", "is_external": false, "image": false, "by_digest": false,
		"pin": {"class": "empty", "exact": false}, "purl": {"version": "1.4.0"}, "purl_pin": {"class": "exact", "exact": true},
	}}
}

test_no_version_is_for_another_rule if {
	count(component_unpinned.deny) == 0 with input as {"status": "added", "after": {
		"name": "x", "version_state": "absent", "is_external": false, "image": false, "by_digest": false,
		"pin": {"class": "empty", "exact": false},
	}}
}

test_latest if {
	found := component_unpinned.deny with input as object.union(change, {"after": {"version": "latest", "pin": {"class": "floating-word", "exact": false}}})
	found == {{"message": "new component x has the floating version \"latest\"", "at": ["version"]}}
}

test_range_in_package_url if {
	found := component_unpinned.deny with input as object.union(change, {"after": {"purl": {"version": "^1"}, "purl_pin": {"class": "leading-operator", "exact": false}}})
	found == {{"message": "new component x has the floating version \"^1\"", "at": ["purl"]}}
}

test_pinned if {
	count(component_unpinned.deny) == 0 with input as object.union(change, {})
}

test_modified if {
	count(component_unpinned.deny) == 0 with input as object.union(change, {"status": "modified", "after": {"version": "latest", "pin": {"exact": false}}})
}

test_external if {
	count(component_unpinned.deny) == 0 with input as object.union(change, {"after": {"is_external": true, "version": "^1", "pin": {"exact": false}}})
}

test_not_applicable if {
	count(component_unpinned.deny) == 0 with input as object.union(change, {"after": {"version_state": "not_applicable", "pin": {"class": "empty", "exact": false}}})
}

test_image_by_digest if {
	count(component_unpinned.deny) == 0 with input as object.union(change, {"after": {"image": true, "by_digest": true, "version": "latest", "pin": {"exact": false}}})
}

test_image_by_tag_is_for_another_rule if {
	count(component_unpinned.deny) == 0 with input as object.union(change, {"after": {"image": true, "version": "latest", "pin": {"exact": false}}})
}

package sealint.change.pin_worsened_test

import data.sealint.change.pin_worsened

change := {"status": "modified", "before": {"name": "x", "version": "1.4.0", "version_state": "present", "pin": {"class": "exact", "exact": true}, "image": false, "by_digest": false, "is_external": false}, "after": {"name": "x", "version": "1.4.0", "version_state": "present", "pin": {"class": "exact", "exact": true}, "image": false, "by_digest": false, "is_external": false}}

test_no_version if {
	found := pin_worsened.deny with input as {"status": "modified", "before": change.before, "after": {
		"name": "x", "version_state": "absent", "is_external": false, "image": false, "by_digest": false, "pin": {"class": "empty", "exact": false},
	}}
	found == {{
		"message": "x was pinned to 1.4.0; now it has no version",
		"at": [],
		"related": [{"ref": ["before", "version"], "message": "before"}],
	}}
}

test_range if {
	found := pin_worsened.deny with input as object.union(change, {"after": {"version": "^1.4.0", "pin": {"exact": false}}})
	found == {{"message": "x was pinned to 1.4.0; now it has the floating version \"^1.4.0\"", "at": ["version"], "related": [{"ref": ["before", "version"], "message": "before"}]}}
}

test_range_in_package_url if {
	found := pin_worsened.deny with input as object.union(change, {"after": {"purl": {"version": "^1"}, "purl_pin": {"exact": false}}})
	found == {{"message": "x was pinned to 1.4.0; now it has the floating version \"^1\" in its package URL", "at": ["purl"], "related": [{"ref": ["before", "version"], "message": "before"}]}}
}

test_range_in_both if {
	found := pin_worsened.deny with input as object.union(change, {"after": {"version": "^1", "pin": {"exact": false}, "purl": {"version": "^1"}, "purl_pin": {"exact": false}}})
	found == {{"message": "x was pinned to 1.4.0; now it has the floating version \"^1\"", "at": ["version"], "related": [{"ref": ["before", "version"], "message": "before"}]}}
}

test_range_in_package_url_of_both if {
	found := pin_worsened.deny with input as object.union(change, {"before": {"purl": {"version": "1.4.0"}, "purl_pin": {"exact": true}}, "after": {"purl": {"version": "^1"}, "purl_pin": {"exact": false}}})
	found == {{"message": "x was pinned to 1.4.0; now it has the floating version \"^1\" in its package URL", "at": ["purl"], "related": [{"ref": ["before", "purl"], "message": "before"}]}}
}

test_pinned if {
	count(pin_worsened.deny) == 0 with input as object.union(change, {})
}

test_never_pinned if {
	count(pin_worsened.deny) == 0 with input as object.union(change, {"before": {"pin": {"exact": false}}, "after": {"pin": {"exact": false}}})
}

test_added if {
	count(pin_worsened.deny) == 0 with input as object.union(change, {"status": "added", "after": {"pin": {"exact": false}}})
}

test_external if {
	count(pin_worsened.deny) == 0 with input as object.union(change, {"after": {"is_external": true, "pin": {"exact": false}}})
}

test_not_applicable if {
	count(pin_worsened.deny) == 0 with input as object.union(change, {"after": {"version_state": "not_applicable", "pin": {"exact": false}}})
}

test_image_is_for_another_rule if {
	count(pin_worsened.deny) == 0 with input as object.union(change, {"before": {"image": true, "by_digest": true}, "after": {"image": true, "version": "latest", "pin": {"exact": false}}})
}

test_still_by_digest if {
	count(pin_worsened.deny) == 0 with input as object.union(change, {"before": {"image": true, "by_digest": true}, "after": {"image": true, "by_digest": true, "version": "latest", "pin": {"exact": false}}})
}

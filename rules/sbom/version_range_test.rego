package sealint.sbom.version_range_test

import data.sealint.sbom.version_range

component := {"name": "left-pad", "version": "1.2.0", "pin": {"class": "exact", "exact": true}}

test_range[class] if {
	some class in ["wildcard", "leading-operator", "inner-operator", "interval", "vers"]
	ranged := {"version": "^1.2.0", "pin": {"class": class, "exact": false}}
	found := version_range.deny with input as object.union(component, ranged)
	found == {{"message": "left-pad has the version range \"^1.2.0\"", "at": ["version"]}}
}

test_range_in_purl if {
	purl := {"purl": {"version": "^1.2.0"}, "purl_pin": {"class": "leading-operator", "exact": false}}
	found := version_range.deny with input as object.union(component, purl)
	found == {{"message": "left-pad has the version range \"^1.2.0\" in its package URL", "at": ["purl"]}}
}

test_range_in_both_is_said_once if {
	pin := {"class": "leading-operator", "exact": false}
	both := {"version": "^1.2.0", "pin": pin, "purl": {"version": "^1.2.0"}, "purl_pin": pin}
	found := version_range.deny with input as object.union(component, both)
	found == {{"message": "left-pad has the version range \"^1.2.0\"", "at": ["version"]}}
}

test_version_range_field_is_another_rule if {
	ranged := {"version_range": "vers:npm/>=1.0", "pin": {"class": "empty", "exact": false}}
	count(version_range.deny) == 0 with input as object.union(component, ranged)
}

test_clean if {
	count(version_range.deny) == 0 with input as component
}

test_floating_word_is_no_range if {
	floating := {"version": "latest", "pin": {"class": "floating-word", "exact": false}}
	count(version_range.deny) == 0 with input as object.union(component, floating)
}

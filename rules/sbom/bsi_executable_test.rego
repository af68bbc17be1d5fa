package sealint.sbom.bsi_executable_test

import data.sealint.sbom.bsi_executable

test_missing if {
	found := bsi_executable.deny with input as facts({})
	found == {{"message": "libexample does not say whether it is executable", "at": ["properties"]}}
}

test_clean if {
	count(bsi_executable.deny) == 0 with input as facts({"properties": [
		{"name": "bsi:component:other", "value": "x"},
		{"name": "bsi:component:executable", "value": "executable"},
	]})
}

test_value_that_is_not_allowed if {
	found := bsi_executable.deny with input as facts({"properties": [
		{"name": "bsi:component:other", "value": "x"},
		{"name": "bsi:component:executable", "value": "yes"},
	]})
	found == {{"message": "libexample has bsi:component:executable \"yes\", which is neither \"executable\" nor \"non-executable\"", "at": ["properties", 1]}}
}

test_twice if {
	property := {"name": "bsi:component:executable", "value": "executable"}
	found := bsi_executable.deny with input as facts({"properties": [property, property]})
	found == {{"message": "libexample has bsi:component:executable more than once", "at": ["properties", 1]}}
}

test_logical if {
	count(bsi_executable.deny) == 0 with input as facts({"logical": true})
	property := {"name": "bsi:component:executable", "value": "yes"}
	count(bsi_executable.deny) == 0 with input as facts({"logical": true, "properties": [property, property]})
}

test_other_value if {
	count(bsi_executable.deny) == 0 with input as facts({"properties": [{"name": "bsi:component:executable", "value": "non-executable"}]})
}

test_spdx_3_can_say_it if {
	count(bsi_executable.deny) == 1 with input as facts({"format": "spdx", "spec_version": "3.0.1"})
}

test_no_properties_in_1_2 if {
	count(bsi_executable.deny) == 0 with input as facts({"spec_version": "1.2"})
}

test_format_that_cannot_say_it if {
	count(bsi_executable.deny) == 0 with input as facts({"format": "spdx", "spec_version": "2.3"})
}

facts(overrides) := object.union({"format": "cyclonedx", "spec_version": "1.6", "name": "libexample", "logical": false, "properties": []}, overrides)

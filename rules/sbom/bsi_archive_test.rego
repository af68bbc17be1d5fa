package sealint.sbom.bsi_archive_test

import data.sealint.sbom.bsi_archive

test_missing if {
	found := bsi_archive.deny with input as facts({})
	found == {{"message": "libexample does not say whether it is an archive", "at": ["properties"]}}
}

test_clean if {
	count(bsi_archive.deny) == 0 with input as facts({"properties": [
		{"name": "bsi:component:other", "value": "x"},
		{"name": "bsi:component:archive", "value": "archive"},
	]})
}

test_value_that_is_not_allowed if {
	found := bsi_archive.deny with input as facts({"properties": [
		{"name": "bsi:component:other", "value": "x"},
		{"name": "bsi:component:archive", "value": "yes"},
	]})
	found == {{"message": "libexample has bsi:component:archive \"yes\", which is neither \"archive\" nor \"no archive\"", "at": ["properties", 1]}}
}

test_twice if {
	property := {"name": "bsi:component:archive", "value": "archive"}
	found := bsi_archive.deny with input as facts({"properties": [property, property]})
	found == {{"message": "libexample has bsi:component:archive more than once", "at": ["properties", 1]}}
}

test_logical if {
	count(bsi_archive.deny) == 0 with input as facts({"logical": true})
	property := {"name": "bsi:component:archive", "value": "yes"}
	count(bsi_archive.deny) == 0 with input as facts({"logical": true, "properties": [property, property]})
}

test_other_value if {
	count(bsi_archive.deny) == 0 with input as facts({"properties": [{"name": "bsi:component:archive", "value": "no archive"}]})
}

test_spdx_3_can_say_it if {
	count(bsi_archive.deny) == 1 with input as facts({"format": "spdx", "spec_version": "3.0.1"})
}

test_no_properties_in_1_2 if {
	count(bsi_archive.deny) == 0 with input as facts({"spec_version": "1.2"})
}

test_format_that_cannot_say_it if {
	count(bsi_archive.deny) == 0 with input as facts({"format": "spdx", "spec_version": "2.3"})
}

facts(overrides) := object.union({"format": "cyclonedx", "spec_version": "1.6", "name": "libexample", "logical": false, "properties": []}, overrides)

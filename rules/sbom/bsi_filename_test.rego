package sealint.sbom.bsi_filename_test

import data.sealint.sbom.bsi_filename

test_missing if {
	found := bsi_filename.deny with input as facts({})
	found == {{"message": "libexample does not state its file name", "at": ["properties"]}}
}

test_clean if {
	count(bsi_filename.deny) == 0 with input as facts({"properties": [
		{"name": "bsi:component:other", "value": "x"},
		{"name": "bsi:component:filename", "value": "libexample.so.1"},
	]})
}

test_value_that_is_not_allowed if {
	found := bsi_filename.deny with input as facts({"properties": [
		{"name": "bsi:component:other", "value": "x"},
		{"name": "bsi:component:filename", "value": " "},
	]})
	found == {{"message": "libexample has an empty bsi:component:filename", "at": ["properties", 1]}}
}

test_twice if {
	property := {"name": "bsi:component:filename", "value": "libexample.so.1"}
	found := bsi_filename.deny with input as facts({"properties": [property, property]})
	found == {{"message": "libexample has bsi:component:filename more than once", "at": ["properties", 1]}}
}

test_logical if {
	count(bsi_filename.deny) == 0 with input as facts({"logical": true})
	property := {"name": "bsi:component:filename", "value": " "}
	count(bsi_filename.deny) == 0 with input as facts({"logical": true, "properties": [property, property]})
}

test_file_name_of_spdx if {
	count(bsi_filename.deny) == 0 with input as facts({"file_name": "libexample.so.1"})
}

test_no_properties_in_1_2 if {
	count(bsi_filename.deny) == 0 with input as facts({"spec_version": "1.2"})
}

facts(overrides) := object.union({"spec_version": "1.6", "name": "libexample", "logical": false, "properties": []}, overrides)

package sealint.sbom.bsi_structured_test

import data.sealint.sbom.bsi_structured

test_missing if {
	found := bsi_structured.deny with input as facts({})
	found == {{"message": "libexample does not say whether it is structured", "at": ["properties"]}}
}

test_clean if {
	count(bsi_structured.deny) == 0 with input as facts({"properties": [
		{"name": "bsi:component:other", "value": "x"},
		{"name": "bsi:component:structured", "value": "structured"},
	]})
}

test_value_that_is_not_allowed if {
	found := bsi_structured.deny with input as facts({"properties": [
		{"name": "bsi:component:other", "value": "x"},
		{"name": "bsi:component:structured", "value": "yes"},
	]})
	found == {{"message": "libexample has bsi:component:structured \"yes\", which is neither \"structured\" nor \"unstructured\"", "at": ["properties", 1]}}
}

test_twice if {
	property := {"name": "bsi:component:structured", "value": "structured"}
	found := bsi_structured.deny with input as facts({"properties": [property, property]})
	found == {{"message": "libexample has bsi:component:structured more than once", "at": ["properties", 1]}}
}

test_logical if {
	count(bsi_structured.deny) == 0 with input as facts({"logical": true})
	property := {"name": "bsi:component:structured", "value": "yes"}
	count(bsi_structured.deny) == 0 with input as facts({"logical": true, "properties": [property, property]})
}

test_other_value if {
	count(bsi_structured.deny) == 0 with input as facts({"properties": [{"name": "bsi:component:structured", "value": "unstructured"}]})
}

test_spdx_3_can_say_it if {
	count(bsi_structured.deny) == 1 with input as facts({"format": "spdx", "spec_version": "3.0.1"})
}

test_no_properties_in_1_2 if {
	count(bsi_structured.deny) == 0 with input as facts({"spec_version": "1.2"})
}

test_format_that_cannot_say_it if {
	count(bsi_structured.deny) == 0 with input as facts({"format": "spdx", "spec_version": "2.3"})
}

facts(overrides) := object.union({"format": "cyclonedx", "spec_version": "1.6", "name": "libexample", "logical": false, "properties": []}, overrides)

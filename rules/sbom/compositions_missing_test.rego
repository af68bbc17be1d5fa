package sealint.sbom.compositions_missing_test

import data.sealint.sbom.compositions_missing

test_missing if {
	found := compositions_missing.deny with input as facts({})
	found == {{"message": "no composition says how complete the subject's parts and dependencies are", "at": ["compositions"]}}
}

test_composition_of_something_else if {
	count(compositions_missing.deny) == 1 with input as facts({"composition_count": 1, "root_aggregate": ""})
}

test_first_version_that_has_them if {
	count(compositions_missing.deny) == 1 with input as facts({"spec_version": "1.3"})
}

test_version_that_has_none if {
	count(compositions_missing.deny) == 0 with input as facts({"spec_version": "1.2"})
}

test_spdx_has_none if {
	count(compositions_missing.deny) == 0 with input as facts({"format": "spdx", "spec_version": "2.3"})
}

test_clean[aggregate] if {
	some aggregate in ["complete", "incomplete", "unknown", "not_specified"]
	count(compositions_missing.deny) == 0 with input as facts({"root_aggregate": aggregate})
}

facts(overrides) := object.union({"format": "cyclonedx", "spec_version": "1.6", "composition_count": 0}, overrides)

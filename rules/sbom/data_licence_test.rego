package sealint.sbom.data_licence_test

import data.sealint.sbom.data_licence

test_absent if {
	found := data_licence.deny with input as facts({"spec_version": "2.3"})
	found == {{"message": "the document has no dataLicense", "at": ["data_licence"]}}
}

test_another if {
	found := data_licence.deny with input as facts({"data_licence": "MIT"})
	found == {{"message": "dataLicense is \"MIT\", not CC0-1.0", "at": ["data_licence"]}}
}

test_clean if {
	count(data_licence.deny) == 0 with input as facts({"data_licence": "CC0-1.0"})
}

test_spdx_3_may_leave_it_out if {
	count(data_licence.deny) == 0 with input as facts({"spec_version": "3.0.1"})
}

test_cyclonedx_has_no_such_field if {
	count(data_licence.deny) == 0 with input as facts({"format": "cyclonedx"})
}

facts(overrides) := object.union({"format": "spdx"}, overrides)

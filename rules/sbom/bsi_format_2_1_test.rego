package sealint.sbom.bsi_format_2_1_test

import data.sealint.sbom.bsi_format_2_1

test_old_cyclonedx if {
	found := bsi_format_2_1.deny with input as facts({"spec_version": "1.5"})
	found == {{"message": "the format is CycloneDX 1.5; TR-03183-2 v2.1.0 wants CycloneDX from 1.6 or SPDX from 3.0.1", "at": ["spec_version"]}}
}

test_clean if {
	count(bsi_format_2_1.deny) == 0 with input as facts({})
	count(bsi_format_2_1.deny) == 0 with input as facts({"spec_version": "1.10"})
}

test_spdx_3 if {
	count(bsi_format_2_1.deny) == 0 with input as facts({"format": "spdx", "spec_version": "3.0.1"})
	count(bsi_format_2_1.deny) == 1 with input as facts({"format": "spdx", "spec_version": "3.0.0"})
}

test_any_spdx_2 if {
	found := bsi_format_2_1.deny with input as facts({"format": "spdx", "spec_version": "2.3"})
	found == {{"message": "the format is SPDX 2.3; TR-03183-2 v2.1.0 wants CycloneDX from 1.6 or SPDX from 3.0.1", "at": ["spec_version"]}}
}

facts(overrides) := object.union({"format": "cyclonedx", "spec_version": "1.6"}, overrides)

package sealint.sbom.bsi_format_2_0_test

import data.sealint.sbom.bsi_format_2_0

test_old_cyclonedx if {
	found := bsi_format_2_0.deny with input as facts({"spec_version": "1.4"})
	found == {{"message": "the format is CycloneDX 1.4; TR-03183-2 v2.0.0 wants CycloneDX from 1.5 or SPDX from 2.2.1", "at": ["spec_version"]}}
}

test_clean if {
	count(bsi_format_2_0.deny) == 0 with input as facts({})
	count(bsi_format_2_0.deny) == 0 with input as facts({"spec_version": "1.10"})
}

test_spdx_2_2_may_be_2_2_1 if {
	count(bsi_format_2_0.deny) == 0 with input as facts({"format": "spdx", "spec_version": "2.2"})
	count(bsi_format_2_0.deny) == 0 with input as facts({"format": "spdx", "spec_version": "2.3"})
}

test_old_spdx if {
	found := bsi_format_2_0.deny with input as facts({"format": "spdx", "spec_version": "2.1"})
	found == {{"message": "the format is SPDX 2.1; TR-03183-2 v2.0.0 wants CycloneDX from 1.5 or SPDX from 2.2.1", "at": ["spec_version"]}}
}

facts(overrides) := object.union({"format": "cyclonedx", "spec_version": "1.5"}, overrides)

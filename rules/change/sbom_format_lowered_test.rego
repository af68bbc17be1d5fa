package sealint.change.sbom_format_lowered_test

import data.sealint.change.sbom_format_lowered

change := {"before": {"format": "cyclonedx", "spec_version": "1.6"}, "after": {"format": "cyclonedx", "spec_version": "1.4"}}

test_lowered if {
	found := sbom_format_lowered.deny with input as object.union(change, {})
	found == {{"message": "the SBOM was CycloneDX 1.6, is 1.4, which can state less", "at": ["spec_version"], "related": [{"ref": ["before", "spec_version"], "message": "before"}]}}
}

test_raised if {
	count(sbom_format_lowered.deny) == 0 with input as object.union(change, {"after": {"spec_version": "1.7"}})
}

test_other_format if {
	count(sbom_format_lowered.deny) == 0 with input as object.union(change, {"after": {"format": "spdx", "spec_version": "2.3"}})
}

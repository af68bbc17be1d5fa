package sealint.change.sbom_collapsed_test

import data.sealint.change.sbom_collapsed

change := {"before": {"format": "cyclonedx", "component_count": 214}, "after": {"format": "cyclonedx", "component_count": 12}}

test_collapsed if {
	found := sbom_collapsed.deny with input as object.union(change, {})
	found == {{"message": "the SBOM listed 214 components, now 12", "at": ["components"], "related": [{"ref": ["before", "components"], "message": "before"}]}}
}

test_collapsed_into_spdx if {
	found := sbom_collapsed.deny with input as object.union(change, {"after": {"format": "spdx"}})
	found == {{"message": "the SBOM listed 214 components, now 12", "at": ["packages"], "related": [{"ref": ["before", "components"], "message": "before"}]}}
}

test_some_removed if {
	count(sbom_collapsed.deny) == 0 with input as object.union(change, {"after": {"component_count": 190}})
}

test_half_kept if {
	count(sbom_collapsed.deny) == 0 with input as object.union(change, {"after": {"component_count": 107}})
}

test_small if {
	count(sbom_collapsed.deny) == 0 with input as object.union(change, {"before": {"component_count": 9}, "after": {"component_count": 1}})
}

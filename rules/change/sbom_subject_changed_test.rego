package sealint.change.sbom_subject_changed_test

import data.sealint.change.sbom_subject_changed

change := {"subject_changed": true, "subject_before": "pkg:npm/a", "subject_after": "pkg:npm/b"}

test_other_product if {
	found := sbom_subject_changed.deny with input as object.union(change, {})
	found == {{"message": "the SBOM was of pkg:npm/a, is of pkg:npm/b", "at": ["subject"], "related": [{"ref": ["before", "subject"], "message": "before"}]}}
}

test_same_product if {
	count(sbom_subject_changed.deny) == 0 with input as object.union(change, {"subject_changed": false})
}

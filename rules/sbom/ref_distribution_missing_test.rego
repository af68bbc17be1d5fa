package sealint.sbom.ref_distribution_missing_test

import data.sealint.sbom.ref_distribution_missing

test_none if {
	found := ref_distribution_missing.deny with input as facts({})
	found == {{"message": "left-pad has no address of its distribution or its repository", "at": ["external_references"]}}
}

test_website_does_not_count if {
	count(ref_distribution_missing.deny) == 1 with input as facts({"external_references": [{"type": "website", "uri": true}]})
}

test_clean[type] if {
	some type in ["distribution", "source-distribution", "vcs"]
	references := [{"type": "website", "uri": true}, {"type": type, "uri": true}]
	count(ref_distribution_missing.deny) == 0 with input as facts({"external_references": references})
}

test_a_text_that_is_no_address if {
	count(ref_distribution_missing.deny) == 1 with input as facts({"external_references": [{"type": "vcs", "uri": false}]})
}

test_file if {
	count(ref_distribution_missing.deny) == 0 with input as facts({"type": "file"})
}

test_root if {
	count(ref_distribution_missing.deny) == 0 with input as facts({"is_root": true})
}

facts(overrides) := object.union({"name": "left-pad", "type": "library", "is_root": false, "external_references": []}, overrides)

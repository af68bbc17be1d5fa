package sealint.sbom.multi_version_test

import data.sealint.sbom.multi_version

test_several if {
	found := multi_version.deny with input as facts({"other_versions": ["1.2.0", "0.9.0"]})
	found == {{"message": "left-pad is listed in several versions: 1.3.0, 1.2.0, 0.9.0", "at": ["version"]}}
}

test_clean if {
	count(multi_version.deny) == 0 with input as facts({})
}

test_none_is_no_version if {
	count(multi_version.deny) == 0 with input as facts({"other_versions": [""]})
	count(multi_version.deny) == 0 with input as {"name": "left-pad", "other_versions": ["1.3.0"]}
}

facts(overrides) := object.union({"name": "left-pad", "version": "1.3.0", "other_versions": []}, overrides)

package sealint.sbom.cpe_wildcard_version_test

import data.sealint.sbom.cpe_wildcard_version

test_wildcard if {
	found := cpe_wildcard_version.deny with input as facts({"cpe_wildcard_version": true})
	found == {{"message": "left-pad has the version \"1.3.0\", but its CPE name matches any version", "at": ["cpe"]}}
}

test_clean if {
	count(cpe_wildcard_version.deny) == 0 with input as facts({})
}

test_invalid_name_is_another_rule if {
	broken := facts({"cpe_wildcard_version": true, "cpe_problem": "has a first part that is not a, h or o"})
	count(cpe_wildcard_version.deny) == 0 with input as broken
}

facts(overrides) := object.union({"name": "left-pad", "version": "1.3.0", "cpe_wildcard_version": false}, overrides)

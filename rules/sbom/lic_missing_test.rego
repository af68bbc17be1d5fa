package sealint.sbom.lic_missing_test

import data.sealint.sbom.lic_missing

test_missing if {
	lic_missing.deny == {{"message": "left-pad has no licence", "at": ["licences"]}} with input as facts({})
}

test_clean if {
	count(lic_missing.deny) == 0 with input as facts({"licence_state": "present"})
}

test_declared_unknown_is_an_answer if {
	count(lic_missing.deny) == 0 with input as facts({"licence_state": "unknown"})
}

test_file if {
	count(lic_missing.deny) == 0 with input as facts({"type": "file"})
}

test_root_is_judged if {
	count(lic_missing.deny) == 1 with input as facts({"is_root": true})
}

facts(overrides) := object.union({"name": "left-pad", "type": "library", "licence_state": "absent"}, overrides)

package sealint.sbom.version_missing_test

import data.sealint.sbom.version_missing

component := {"name": "left-pad", "type": "library", "is_root": false, "version_state": "absent"}

params := {"exempt_types": [], "root_exempt": true}

test_missing if {
	found := version_missing.deny with input as component with data.sealint.params as params
	found == {{"message": "left-pad has no version", "at": ["version"]}}
}

test_present if {
	present := object.union(component, {"version_state": "present"})
	count(version_missing.deny) == 0 with input as present with data.sealint.params as params
}

test_declared_unknown_is_an_answer if {
	unknown := object.union(component, {"version_state": "unknown"})
	count(version_missing.deny) == 0 with input as unknown with data.sealint.params as params
}

test_file_has_no_version if {
	file := object.union(component, {"type": "file", "version_state": "not_applicable"})
	count(version_missing.deny) == 0 with input as file with data.sealint.params as params
}

test_root_exempt if {
	root := object.union(component, {"is_root": true})
	count(version_missing.deny) == 0 with input as root with data.sealint.params as params
}

test_root_is_judged_when_told if {
	root := object.union(component, {"is_root": true})
	judged := object.union(params, {"root_exempt": false})
	count(version_missing.deny) == 1 with input as root with data.sealint.params as judged
}

test_type_exempt if {
	system := object.union(component, {"type": "operating-system"})
	exempt := object.union(params, {"exempt_types": ["operating-system"]})
	count(version_missing.deny) == 0 with input as system with data.sealint.params as exempt
}

test_type_not_stated if {
	untyped := object.union(component, {"type": ""})
	count(version_missing.deny) == 1 with input as untyped with data.sealint.params as params
}

package sealint.sbom.ref_duplicate_test

import data.sealint.sbom.ref_duplicate

test_duplicate if {
	found := ref_duplicate.deny with input as facts([{"ref": "left-pad@1.3.0"}])
	found == {{
		"message": "\"left-pad@1.3.0\" is the reference of more than one element",
		"at": ["duplicate_refs", 0],
		"related": [{"ref": ["first_refs", 0], "message": "the element that has it first"}],
	}}
}

test_each_is_told if {
	found := ref_duplicate.deny with input as facts([{"ref": "a"}, {"ref": "a"}, {"ref": "b"}])
	{finding.at | some finding in found} == {["duplicate_refs", 0], ["duplicate_refs", 1], ["duplicate_refs", 2]}
}

test_clean if {
	count(ref_duplicate.deny) == 0 with input as facts([])
}

facts(refs) := {"duplicate_refs": refs}

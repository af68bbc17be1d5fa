package sealint.sbom.ref_dangling_test

import data.sealint.sbom.ref_dangling

test_dangling if {
	found := ref_dangling.deny with input as facts([{"ref": "left-pad@1.3.0", "in": "dependency"}])
	found == {{"message": "\"left-pad@1.3.0\" (dependency) names no element of the document", "at": ["dangling_refs", 0]}}
}

test_each_is_told if {
	found := ref_dangling.deny with input as facts([{"ref": "a", "in": "dependency"}, {"ref": "a", "in": "composition"}])
	{finding.at | some finding in found} == {["dangling_refs", 0], ["dangling_refs", 1]}
}

test_clean if {
	count(ref_dangling.deny) == 0 with input as facts([])
}

facts(refs) := {"dangling_refs": refs}

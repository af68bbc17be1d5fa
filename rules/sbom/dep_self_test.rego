package sealint.sbom.dep_self_test

import data.sealint.sbom.dep_self

test_self if {
	found := dep_self.deny with input as facts(["left-pad@1.3.0"])
	found == {{"message": "\"left-pad@1.3.0\" depends on itself", "at": ["self_edges", 0]}}
}

test_clean if {
	count(dep_self.deny) == 0 with input as facts([])
}

facts(refs) := {"self_edges": refs}

package sealint.sbom.dep_unreachable_test

import data.sealint.sbom.dep_unreachable

test_unreachable if {
	found := dep_unreachable.deny with input as facts({})
	found == {{"message": "no chain of dependencies leads from the document's subject to left-pad", "at": ["bom_ref"]}}
}

test_clean[reach] if {
	some reach in ["root", "direct", "transitive"]
	count(dep_unreachable.deny) == 0 with input as facts({"reach": reach})
}

test_file if {
	count(dep_unreachable.deny) == 0 with input as facts({"type": "file"})
}

facts(overrides) := object.union({"name": "left-pad", "type": "library", "reach": "unreachable"}, overrides)

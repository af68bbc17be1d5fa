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

test_linked_document if {
	found := ref_dangling.deny with input as linking("read", "missing")
	found == {{"message": "\"DocumentRef-parts:SPDXRef-gone\" names no element of parts.spdx.json", "at": ["bom_links", 0]}}
}

test_undeclared if {
	found := ref_dangling.deny with input as linking("undeclared", "elsewhere")
	found == {{"message": "\"DocumentRef-parts\" is not defined in externalDocumentRefs", "at": ["linked_documents", 0]}}
}

test_clean if {
	count(ref_dangling.deny) == 0 with input as facts([])
	count(ref_dangling.deny) == 0 with input as linking("read", "found")
	count(ref_dangling.deny) == 0 with input as linking("elsewhere", "elsewhere")
}

facts(refs) := {"dangling_refs": refs, "bom_links": [], "linked_documents": []}

linking(document, element) := {
	"dangling_refs": [],
	"bom_links": [{"ref": "DocumentRef-parts:SPDXRef-gone", "document": 0, "state": element}],
	"linked_documents": [{"name": "DocumentRef-parts", "state": document, "path": "parts.spdx.json"}],
}

package sealint.sbom.bomlink_unresolved_test

import data.sealint.sbom.bomlink_unresolved

link := "urn:cdx:f08a6ccd-4dce-4759-bd84-c626675d60a7/1"

parts := {"name": "DocumentRef-parts", "uri": "https://acme.example/parts", "state": "elsewhere"}

test_elsewhere if {
	found := bomlink_unresolved.deny with input as facts([parts, {"name": link, "state": "elsewhere"}])
	message := sprintf("%q is a document that was not checked: it is not part of the run", [link])
	{"message": message, "at": ["linked_documents", 1]} in found
	by_uri := "\"https://acme.example/parts\" is a document that was not checked: it is not part of the run"
	{"message": by_uri, "at": ["linked_documents", 0]} in found
	count(found) == 2
}

test_clean if {
	count(bomlink_unresolved.deny) == 0 with input as facts([])
	count(bomlink_unresolved.deny) == 0 with input as facts([{"name": link, "state": state} | some state in ["read", "other-version", "undeclared"]])
}

facts(documents) := {"linked_documents": documents}

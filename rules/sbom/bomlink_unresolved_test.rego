package sealint.sbom.bomlink_unresolved_test

import data.sealint.sbom.bomlink_unresolved

link := "urn:cdx:f08a6ccd-4dce-4759-bd84-c626675d60a7/1#left-pad"

test_link if {
	found := bomlink_unresolved.deny with input as facts(["DocumentRef-acme:SPDXRef-1", link])
	message := sprintf("%q is in another document, which was not checked", [link])
	{"message": message, "at": ["bom_links", 1]} in found
	count(found) == 2
}

test_clean if {
	count(bomlink_unresolved.deny) == 0 with input as facts([])
}

facts(links) := {"bom_links": links}

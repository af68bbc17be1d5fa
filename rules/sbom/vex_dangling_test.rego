package sealint.sbom.vex_dangling_test

import data.sealint.sbom.vex_dangling

test_document if {
	found := vex_dangling.deny with input as facts("sbom", [there, gone])
	found == {{"message": "CVE-2024-1 has a statement about \"left-pad@1.2.0\", which names no element of the document", "at": ["affects", 1]}}
}

test_vex if {
	found := vex_dangling.deny with input as facts("vex", [gone])
	found == {{"message": "CVE-2024-1 has a statement about \"left-pad@1.2.0\", which no component of the run matches", "at": ["affects", 0]}}
}

test_without_an_id if {
	found := vex_dangling.deny with input as object.remove(facts("sbom", [gone]), ["id"])
	found == {{"message": "the vulnerability has a statement about \"left-pad@1.2.0\", which names no element of the document", "at": ["affects", 0]}}
}

test_each_is_told if {
	count(vex_dangling.deny) == 2 with input as facts("sbom", [gone, gone])
}

test_bom_link if {
	link := {"ref": "urn:cdx:f08a6ccd-4dce-4759-bd84-c626675d60a7/1#left-pad", "resolved": false, "bom_link": true, "missing": false}
	count(vex_dangling.deny) == 0 with input as facts("sbom", [link])
	found := vex_dangling.deny with input as facts("sbom", [object.union(link, {"missing": true})])
	message := sprintf("CVE-2024-1 has a statement about %q, which names no element of that document of the run", [link.ref])
	found == {{"message": message, "at": ["affects", 0]}}
}

test_clean[origin] if {
	some origin in ["sbom", "vex"]
	count(vex_dangling.deny) == 0 with input as facts(origin, [there])
	count(vex_dangling.deny) == 0 with input as facts(origin, [])
}

test_database if {
	count(vex_dangling.deny) == 0 with input as facts("osv", [gone])
}

there := {"ref": "left-pad@1.3.0", "resolved": true, "bom_link": false, "missing": false}

gone := {"ref": "left-pad@1.2.0", "resolved": false, "bom_link": false, "missing": false}

facts(origin, affects) := {"origin": origin, "id": "CVE-2024-1", "affects": affects}

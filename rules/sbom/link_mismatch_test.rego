package sealint.sbom.link_mismatch_test

import data.sealint.sbom.link_mismatch

test_version if {
	found := link_mismatch.deny with input as facts("other-version", [1, 3], [])
	message := "\"urn:cdx:f08a6ccd-4dce-4759-bd84-c626675d60a7/2\": the run has the document only in version 1, 3 (a.cdx.json)"
	found == {{"message": message, "at": ["linked_documents", 0]}}
}

test_digest if {
	found := link_mismatch.deny with input as facts("read", [], [digest("same"), digest("differs")])
	found == {{"message": "SHA-1 \"ab\" is not the digest of a.cdx.json", "at": ["linked_documents", 0, "digests", 1]}}
}

test_clean if {
	count(link_mismatch.deny) == 0 with input as facts("read", [], [digest("same"), digest("unchecked")])
	count(link_mismatch.deny) == 0 with input as facts("elsewhere", [], [])
	count(link_mismatch.deny) == 0 with input as {"linked_documents": []}
}

digest(state) := {"alg": "SHA-1", "value": "ab", "state": state}

facts(state, versions, digests) := {"linked_documents": [{
	"name": "urn:cdx:f08a6ccd-4dce-4759-bd84-c626675d60a7/2", "state": state, "path": "a.cdx.json",
	"versions": versions, "digests": digests,
}]}

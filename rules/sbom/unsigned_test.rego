package sealint.sbom.unsigned_test

import data.sealint.sbom.unsigned

test_state[state] if {
	some state, message in {
		"absent": "the document is not signed",
		"untrusted": "there is no trusted key for verifying the document's signature",
		"invalid": "no trusted key verifies the document's signature",
		"unsupported": "the document's signature has a form that sealint cannot verify",
	}
	found := unsigned.deny with input as facts({"signature": {"state": state}})
	found == {{"message": message, "at": ["signature"]}}
}

test_clean if {
	count(unsigned.deny) == 0 with input as facts({})
}

facts(overrides) := object.union({"signature": {"state": "verified"}}, overrides)

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

test_no_place_for_a_signature[format] if {
	some format in [["spdx", "2.3"], ["cyclonedx", "1.2"], ["cyclonedx", "1.3"]]
	bare := facts({"format": format[0], "spec_version": format[1], "signature": {"state": "absent"}})
	count(unsigned.deny) == 0 with input as bare
}

test_signature_that_cannot_be_verified_in_xml if {
	count(unsigned.deny) == 1 with input as facts({"spec_version": "1.3", "signature": {"state": "unsupported"}})
}

facts(overrides) := object.union({"format": "cyclonedx", "spec_version": "1.6", "signature": {"state": "verified"}}, overrides)

package sealint.sbom.signature_invalid_test

import data.sealint.sbom.signature_invalid

test_invalid if {
	found := signature_invalid.deny with input as facts({"signature": {"state": "invalid", "reason": "the digest differs"}})
	found == {{"message": "the document's signature is not valid: the digest differs", "at": ["signature"]}}
}

test_no_reason if {
	found := signature_invalid.deny with input as facts({"signature": {"state": "invalid"}})
	found == {{"message": "the document's signature is not valid", "at": ["signature"]}}
}

test_other_states[state] if {
	some state in ["absent", "untrusted", "verified", "unsupported"]
	count(signature_invalid.deny) == 0 with input as facts({"signature": {"state": state}})
}

facts(overrides) := object.union({"signature": {"state": "verified"}}, overrides)

package sealint.change.sbom_signature_lost_test

import data.sealint.change.sbom_signature_lost

change := {"before": {"signature": {"state": "verified"}}, "after": {"signature": {"state": "absent"}}}

test_absent if {
	found := sbom_signature_lost.deny with input as object.union(change, {"after": {"signature": {"state": "absent"}}})
	found == {{"message": "the signature of the SBOM was verified; now there is none", "at": ["signature"], "related": [{"ref": ["before", "signature"], "message": "before"}]}}
}

test_invalid if {
	found := sbom_signature_lost.deny with input as object.union(change, {"after": {"signature": {"state": "invalid"}}})
	found == {{"message": "the signature of the SBOM was verified; now no trusted key verifies it", "at": ["signature"], "related": [{"ref": ["before", "signature"], "message": "before"}]}}
}

test_untrusted if {
	found := sbom_signature_lost.deny with input as object.union(change, {"after": {"signature": {"state": "untrusted"}}})
	found == {{"message": "the signature of the SBOM was verified; now no trusted key is configured", "at": ["signature"], "related": [{"ref": ["before", "signature"], "message": "before"}]}}
}

test_unsupported if {
	found := sbom_signature_lost.deny with input as object.union(change, {"after": {"signature": {"state": "unsupported"}}})
	found == {{"message": "the signature of the SBOM was verified; now it is of a kind that cannot be verified here", "at": ["signature"], "related": [{"ref": ["before", "signature"], "message": "before"}]}}
}

test_verified if {
	count(sbom_signature_lost.deny) == 0 with input as object.union(change, {"after": {"signature": {"state": "verified"}}})
}

test_not_verified_before if {
	count(sbom_signature_lost.deny) == 0 with input as object.union(change, {"before": {"signature": {"state": "untrusted"}}})
}

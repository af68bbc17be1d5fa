package sealint.change.sbom_signature_removed_test

import data.sealint.change.sbom_signature_removed

change := {"before": {"signature": {"state": "untrusted"}}, "after": {"signature": {"state": "absent"}}}

test_removed if {
	found := sbom_signature_removed.deny with input as object.union(change, {})
	found == {{"message": "the SBOM was signed; now it is not", "at": ["signature"], "related": [{"ref": ["before", "signature"], "message": "before"}]}}
}

test_unsupported if {
	found := sbom_signature_removed.deny with input as object.union(change, {"before": {"signature": {"state": "unsupported"}}})
	found == {{"message": "the SBOM was signed; now it is not", "at": ["signature"], "related": [{"ref": ["before", "signature"], "message": "before"}]}}
}

test_kept if {
	count(sbom_signature_removed.deny) == 0 with input as object.union(change, {"after": {"signature": {"state": "untrusted"}}})
}

test_never_signed if {
	count(sbom_signature_removed.deny) == 0 with input as object.union(change, {"before": {"signature": {"state": "absent"}}})
}

test_verified_is_for_another_rule if {
	count(sbom_signature_removed.deny) == 0 with input as object.union(change, {"before": {"signature": {"state": "verified"}}})
}

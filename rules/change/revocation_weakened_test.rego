package sealint.change.revocation_weakened_test

import data.sealint.change.revocation_weakened

test_by_hand if {
	revocation_weakened.deny == {{
		"message": "the manifest no longer says that revocation is automated",
		"at": ["spec", "identity", "revocation", "automated"],
		"related": [{"ref": ["before", "spec", "identity", "revocation", "automated"], "message": "before"}],
	}} with input as {"before": revoked(true, "14d", 1209600), "after": revoked(false, "14d", 1209600)}
}

test_later if {
	some finding in revocation_weakened.deny with input as {"before": revoked(true, "14d", 1209600), "after": revoked(true, "90d", 7776000)}
	finding.message == "unused clients were revoked after 14d, now after 90d"
}

# What was one object is one finding.
test_no_longer_stated if {
	revocation_weakened.deny == {{
		"message": "the manifest no longer says that revocation is automated; unused clients were revoked after 14d; the manifest no longer says when they are",
		"at": ["spec", "identity", "revocation"],
		"related": [{"ref": ["before", "spec", "identity", "revocation"], "message": "before"}],
	}} with input as {"before": revoked(true, "14d", 1209600), "after": {
		"spec": {"identity": {}},
		"absent": ["spec.identity.revocation", "spec.identity.revocation.automated", "spec.identity.revocation.staleAfter"],
	}}
}

test_earlier if {
	count(revocation_weakened.deny) == 0 with input as {"before": revoked(false, "14d", 1209600), "after": revoked(true, "7d", 604800)}
	count(revocation_weakened.deny) == 0 with input as {"before": revoked(true, "14d", 1209600), "after": revoked(true, "336h", 1209600)}
}

revoked(automated, after, seconds) := {
	"stale_after_seconds": seconds,
	"spec": {"identity": {"revocation": {"automated": automated, "staleAfter": after}}},
	"absent": [],
}

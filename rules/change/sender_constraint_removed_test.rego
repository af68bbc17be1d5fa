package sealint.change.sender_constraint_removed_test

import data.sealint.change.sender_constraint_removed

test_none if {
	sender_constraint_removed.deny == {{
		"message": "tokens were bound to the client by mtls; now a stolen token works",
		"at": ["spec", "identity", "senderConstraint"],
		"related": [{"ref": ["before", "spec", "identity", "senderConstraint"], "message": "before"}],
	}} with input as {"before": bound("mtls"), "after": bound("none")}
}

test_no_longer_stated if {
	count(sender_constraint_removed.deny) == 1 with input as {
		"before": bound("dpop"),
		"after": {"spec": {"identity": {"method": "oauth2"}}, "absent": ["spec.identity.senderConstraint"]},
	}
}

test_otherwise_bound if {
	count(sender_constraint_removed.deny) == 0 with input as {"before": bound("mtls"), "after": bound("dpop")}
	count(sender_constraint_removed.deny) == 0 with input as {"before": bound("none"), "after": bound("none")}
}

test_no_tokens_any_more if {
	count(sender_constraint_removed.deny) == 0 with input as {
		"before": bound("dpop"),
		"after": {"spec": {"identity": {"method": "mtls"}}, "absent": ["spec.identity.senderConstraint"]},
	}
}

bound(constraint) := {"spec": {"identity": {"method": "oauth2", "senderConstraint": constraint}}, "absent": []}

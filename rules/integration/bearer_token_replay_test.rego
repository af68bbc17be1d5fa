package sealint.integration.bearer_token_replay_test

import data.sealint.integration.bearer_token_replay

test_not_stated if {
	every method in ["oauth2", "oidc", "workload-identity"] {
		bearer_token_replay.deny == {{
			"message": sprintf("anyone who holds the %s token can read restricted data: the manifest states no senderConstraint", [method]),
			"at": ["spec", "identity", "senderConstraint"],
		}} with input as unbound("restricted", method)
	}
}

test_key if {
	bearer_token_replay.deny == {{
		"message": "anyone who holds the key can read restricted data: the manifest states no senderConstraint",
		"at": ["spec", "identity", "senderConstraint"],
	}} with input as unbound("restricted", "api-key")
}

test_none if {
	bearer_token_replay.deny == {{
		"message": "anyone who holds the oauth2 token can read restricted data: senderConstraint is none",
		"at": ["spec", "identity", "senderConstraint"],
	}} with input as constrained("none")
}

test_bound if {
	every constraint in ["mtls", "dpop"] {
		count(bearer_token_replay.deny) == 0 with input as constrained(constraint)
	}
}

test_other_methods if {
	every method in ["mtls", "basic", "none"] {
		count(bearer_token_replay.deny) == 0 with input as unbound("restricted", method)
	}
}

test_other_data if {
	every classification in ["public", "internal", "confidential"] {
		count(bearer_token_replay.deny) == 0 with input as unbound(classification, "oauth2")
	}
}

test_no_method if {
	count(bearer_token_replay.deny) == 0 with input as {
		"absent": ["spec.identity.method", "spec.identity.senderConstraint"],
		"spec": {"data": {"classification": "restricted"}},
	}
}

# A field that is neither stated nor absent violates the schema, which is another finding.
test_misstated_constraint_is_reported_once if {
	count(bearer_token_replay.deny) == 0 with input as object.union(unbound("restricted", "oauth2"), {"absent": []})
}

unbound(classification, method) := {
	"absent": ["spec.identity.senderConstraint"],
	"spec": {"data": {"classification": classification}, "identity": {"method": method}},
}

constrained(constraint) := {
	"absent": [],
	"spec": {
		"data": {"classification": "restricted"},
		"identity": {"method": "oauth2", "senderConstraint": constraint},
	},
}

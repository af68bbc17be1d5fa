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

# The provider accepts the token only from the networks of the client.
test_bound_to_networks if {
	count(bearer_token_replay.deny) == 0 with input as object.union(unbound("restricted", "oauth2"), {"network_bound": true})
	count(bearer_token_replay.deny) == 0 with input as object.union(constrained("none"), {"network_bound": true})
	count(bearer_token_replay.deny) == 1 with input as object.union(unbound("restricted", "oauth2"), {"network_bound": false})
}

test_excepted if {
	elevated := {"identity": {"elevated": {
		"reason": "r",
		"approvedBy": "security",
		"expires": "2026-12-31",
		"excepts": ["sender-constraint"],
		"noAlternative": "the provider offers bearer tokens only",
	}}}
	every manifest in [unbound("restricted", "oauth2"), constrained("none")] {
		count(bearer_token_replay.deny) == 0 with input as object.union(manifest, {"spec": elevated})
			with data.sealint.today as "2026-12-31"
		some finding in bearer_token_replay.deny with input as object.union(manifest, {"spec": elevated})
			with data.sealint.today as "2027-01-01"
		endswith(finding.message, "; its approval ended 1 day ago, on 2026-12-31")
	}
}

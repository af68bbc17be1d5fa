package sealint.integration.no_rotation_test

import data.sealint.integration.no_rotation

rotation := ["spec", "identity", "credential", "rotation"]

rotated := ["spec", "identity", "credential", "rotated"]

test_no_rotation if {
	every method in ["oauth2", "oidc", "mtls", "api-key", "basic"] {
		no_rotation.deny == {{
			"message": "the manifest does not state how often the credential is rotated",
			"at": rotation,
		}} with input as {
			"absent": ["spec.identity.credential", "spec.identity.credential.rotated", "spec.identity.credential.rotation"],
			"spec": {"identity": {"method": method}},
		}
	}
}

test_other_methods if {
	every method in ["workload-identity", "none"] {
		count(no_rotation.deny) == 0 with input as {
			"absent": ["spec.identity.credential.rotated", "spec.identity.credential.rotation"],
			"spec": {"identity": {"method": method}},
		}
	}
}

test_no_method if {
	count(no_rotation.deny) == 0 with input as {
		"absent": ["spec.identity.method", "spec.identity.credential.rotated", "spec.identity.credential.rotation"],
		"spec": {},
	}
}

# A rotation that is neither stated nor absent violates the schema, which is another finding.
test_misstated_rotation_is_reported_once if {
	count(no_rotation.deny) == 0 with input as {
		"absent": ["spec.identity.credential.rotated"],
		"spec": {"identity": {"method": "oauth2", "credential": {"ref": "vault://a"}}},
	}
}

test_misstated_day_is_reported_once if {
	count(no_rotation.deny) == 0 with input as {
		"absent": [],
		"spec": {"identity": {"method": "oauth2", "credential": {"rotation": "30d"}}},
		"rotation_seconds": 2592000,
	}
}

test_last_rotation_not_stated if {
	no_rotation.deny == {{
		"message": "the manifest does not state when the credential was last rotated",
		"at": rotated,
	}} with input as {
		"absent": ["spec.identity.credential.rotated"],
		"spec": {"identity": {"method": "mtls", "credential": {"rotation": "30d"}}},
		"rotation_seconds": 2592000,
	}
}

test_environment if {
	no_rotation.deny == {
		{"message": "the manifest does not state how often the credential of staging is rotated", "at": ["spec", "environments", 1, "credential", "rotation"]},
		{"message": "the manifest does not state when the credential of staging was last rotated", "at": ["spec", "environments", 1, "credential", "rotated"]},
	} with input as environment({"credential": {"ref": "vault://a"}}, {})
	count(no_rotation.deny) == 0 with input as environment({}, {})
	count(no_rotation.deny) == 0 with input as object.union(
		environment({"credential": {"ref": "vault://a"}}, {}),
		{"violations": [{"at": ["spec", "environments", "1", "credential"]}]},
	)
}

environment(stated, facts) := object.union(
	{"absent": [], "violations": [], "spec": {"identity": {"method": "oauth2"}, "environments": [{"name": "test"}, object.union({"name": "staging"}, stated)]}},
	{"environments": [{"name": "test"}, object.union({"name": "staging"}, facts)]},
)

test_webhook if {
	no_rotation.deny == {{"message": "the manifest does not state how often the secret of webhook https://a.example is rotated", "at": array.concat(webhook_at, ["rotation"])}} with input as webhook(true, "", null)
	no_rotation.deny == {{"message": "the manifest does not state when the secret of webhook https://a.example was last rotated", "at": array.concat(webhook_at, ["rotated"])}} with input as webhook(true, "30d", null)
	count(no_rotation.deny) == 0 with input as webhook(true, "30d", "2026-01-01")
	count(no_rotation.deny) == 0 with input as webhook(false, "", null)
}

webhook_at := ["spec", "transport", "webhooks", "0", "secret"]

webhook(stated, rotation, rotated_on) := {
	"absent": [], "spec": {}, "violations": [],
	"webhooks": [object.filter(
		{"at": ["spec", "transport", "webhooks", "0"], "url": "https://a.example", "secret_stated": stated, "rotation": rotation, "secret_rotated": rotated_on},
		[key | some key in ["at", "url", "secret_stated", "rotation", "secret_rotated"]; not left_out(key, rotated_on)],
	)],
}

left_out("secret_rotated", null) := true

package sealint.integration.infrequent_rotation_test

import data.sealint.integration.infrequent_rotation

rotation := ["spec", "identity", "credential", "rotation"]

test_too_seldom if {
	infrequent_rotation.deny == {{
		"message": "the credential is rotated every 91d, but at most 90 days are allowed",
		"at": rotation,
	}} with input as credential("91d", 91)
}

test_often_enough if {
	count(infrequent_rotation.deny) == 0 with input as credential("90d", 90)
}

test_uncountable if {
	infrequent_rotation.deny == {{
		"message": "the credential is rotated every 999999d, but at most 90 days are allowed",
		"at": rotation,
	}} with input as {"spec": {"identity": {"method": "oauth2", "credential": {"rotation": "999999d"}}}}
}

test_not_stated if {
	count(infrequent_rotation.deny) == 0 with input as {"spec": {"identity": {"method": "oauth2"}}}
}

test_other_methods if {
	every method in ["workload-identity", "none"] {
		count(infrequent_rotation.deny) == 0 with input as object.union(credential("120d", 120), {"spec": {"identity": {"method": method}}})
	}
}

test_max_days if {
	count(infrequent_rotation.deny) == 0 with input as credential("91d", 91) with data.sealint.params as {"max_days": 91}
}

credential(period, days) := {
	"spec": {"identity": {"method": "oauth2", "credential": {"rotation": period}}},
	"rotation_seconds": days * 86400,
}

test_environment if {
	infrequent_rotation.deny == {{
		"message": "the credential of staging is rotated every 91d, but at most 90 days are allowed",
		"at": ["spec", "environments", 1, "credential", "rotation"],
	}} with input as environment({"credential": {"rotation": "91d"}}, {"rotation_seconds": 7862400})
	count(infrequent_rotation.deny) == 1 with input as environment({"credential": {"rotation": "9999999999d"}}, {})
	count(infrequent_rotation.deny) == 0 with input as environment({"credential": {"rotation": "90d"}}, {"rotation_seconds": 7776000})
}

environment(stated, facts) := object.union(
	{"absent": [], "violations": [], "spec": {"identity": {"method": "oauth2"}, "environments": [{"name": "test"}, object.union({"name": "staging"}, stated)]}},
	{"environments": [{"name": "test"}, object.union({"name": "staging"}, facts)]},
)

test_webhook if {
	infrequent_rotation.deny == {{
		"message": "the secret of webhook https://a.example is rotated every 91d, but at most 90 days are allowed",
		"at": ["spec", "transport", "webhooks", "0", "secret", "rotation"],
	}} with input as webhook("91d", 7862400) with data.sealint.params as {"max_days": 90}
	count(infrequent_rotation.deny) == 0 with input as webhook("90d", 7776000) with data.sealint.params as {"max_days": 90}
	count(infrequent_rotation.deny) == 0 with input as webhook("", 0) with data.sealint.params as {"max_days": 90}
}

webhook(rotation, seconds) := {"spec": {}, "webhooks": [{
	"at": ["spec", "transport", "webhooks", "0"], "url": "https://a.example", "rotation": rotation, "rotation_seconds": seconds,
}]}

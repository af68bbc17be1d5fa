package sealint.integration.no_webhook_secret_test

import data.sealint.integration.no_webhook_secret

at := ["spec", "transport", "webhooks", "0"]

test_no_secret if {
	no_webhook_secret.deny == {{
		"message": "deliveries at https://a.example are signed with a shared secret (hmac-sha256), and the manifest does not state where it is kept",
		"at": array.concat(at, ["secret", "ref"]),
	}} with input as webhook({"keys": "shared"}, [])
}

test_a_reference_to_it if {
	every store in ["manager", "environment", "other"] {
		count(no_webhook_secret.deny) == 0 with input as webhook({"keys": "shared", "secret_store": store}, [])
	}
}

test_no_shared_secret if {
	every keys in ["public", "unknown", "none"] {
		count(no_webhook_secret.deny) == 0 with input as webhook({"keys": keys}, [])
	}
}

test_misstated_secret if {
	count(no_webhook_secret.deny) == 0 with input as webhook({"keys": "shared"}, [{"at": array.concat(at, ["secret"])}])
}

webhook(facts, violations) := {
	"violations": violations,
	"webhooks": [object.union({"at": at, "url": "https://a.example", "signature": "hmac-sha256"}, facts)],
}

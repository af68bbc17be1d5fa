package sealint.integration.unsigned_webhook_test

import data.sealint.integration.unsigned_webhook

test_unsigned if {
	unsigned_webhook.deny == {{
		"message": "webhook https://a.test/hook is not signed",
		"at": ["spec", "transport", "webhooks", "0", "signature"],
	}} with input as received({"signed": false, "replay_seconds": 300})
}

# Without a signature a replay window is useless, so only the signature is reported.
test_unknown_signature if {
	unsigned_webhook.deny == {{
		"message": "webhook https://a.test/hook states the signature \"md5\", which is none that sealint knows; such as hmac-sha256, ed25519 or jws",
		"at": ["spec", "transport", "webhooks", "0", "signature"],
	}} with input as received({"signed": false, "signature": "md5", "replay_seconds": 300})
}

test_unsigned_without_window if {
	unsigned_webhook.deny == {{
		"message": "webhook https://a.test/hook is not signed",
		"at": ["spec", "transport", "webhooks", "0", "signature"],
	}} with input as received({"signed": false})
}

test_no_window if {
	unsigned_webhook.deny == {{
		"message": "webhook https://a.test/hook has no replay window",
		"at": ["spec", "transport", "webhooks", "0", "replayWindow"],
	}} with input as received({"signed": true})
}

test_long_window if {
	unsigned_webhook.deny == {{
		"message": "webhook https://a.test/hook accepts deliveries that are 3600 seconds old",
		"at": ["spec", "transport", "webhooks", "0", "replayWindow"],
	}} with input as received({"signed": true, "replay_seconds": 3600})
}

test_window if {
	every seconds in [0, 900] {
		count(unsigned_webhook.deny) == 0 with input as received({"signed": true, "replay_seconds": seconds})
	}
	count(unsigned_webhook.deny) == 1 with input as received({"signed": true, "replay_seconds": 901})
}

test_params if {
	count(unsigned_webhook.deny) == 1 with input as received({"signed": true, "replay_seconds": 300})
		with data.sealint.params as {"max_seconds": 60}
}

test_each_webhook if {
	count(unsigned_webhook.deny) == 2 with input as {"violations": [], "webhooks": [
		{"at": ["0"], "url": "https://a.test", "signed": false},
		{"at": ["1"], "url": "https://a.test", "signed": true},
	]}
}

test_misstated if {
	count(unsigned_webhook.deny) == 0 with input as object.union(
		received({"signed": false}),
		{"violations": [{"at": ["spec", "transport", "webhooks", "0", "signature"]}]},
	)
	count(unsigned_webhook.deny) == 0 with input as object.union(
		received({"signed": true}),
		{"violations": [{"at": ["spec", "transport", "webhooks", "0", "replayWindow"]}]},
	)
}

test_none if {
	count(unsigned_webhook.deny) == 0 with input as {"violations": [], "webhooks": []}
}

received(webhook) := {"violations": [], "webhooks": [object.union(
	{"at": ["spec", "transport", "webhooks", "0"], "url": "https://a.test/hook"},
	webhook,
)]}

# The provider signs without a time, and the receiver knows what it has processed.
test_excepted if {
	elevated := {"absent": [], "spec": {"identity": {"elevated": {
		"reason": "r",
		"approvedBy": "security",
		"expires": "2026-12-31",
		"excepts": ["replay-window"],
		"noAlternative": "deliveries have no time",
	}}}}
	known := object.union(received({"signed": true, "deduplication_seconds": 86400}), elevated)
	count(unsigned_webhook.deny) == 0 with input as known with data.sealint.today as "2026-12-31"
	some ended in unsigned_webhook.deny with input as known with data.sealint.today as "2027-01-01"
	ended.message == "webhook https://a.test/hook has no replay window; its approval ended 1 day ago, on 2026-12-31"
	every unknown in [{"signed": true}, {"signed": true, "deduplication_seconds": 86399}] {
		some finding in unsigned_webhook.deny with input as object.union(received(unknown), elevated)
			with data.sealint.today as "2026-12-31"
		finding.message == "webhook https://a.test/hook has no replay window; an exception needs deduplication for at least 86400 seconds"
	}
	count(unsigned_webhook.deny) == 1 with input as object.union(received({"signed": false, "deduplication_seconds": 86400}), elevated)
		with data.sealint.today as "2026-12-31"
}

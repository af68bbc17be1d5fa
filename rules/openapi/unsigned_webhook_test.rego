package sealint.openapi.unsigned_webhook_test

import data.sealint.openapi.unsigned_webhook

test_webhook if {
	unsigned_webhook.deny == {{"message": "webhook paid declares no signature header and no security of its own", "at": []}} with input as facts({})
}

test_callback if {
	unsigned_webhook.deny == {{"message": "callback paid declares no signature header and no security of its own", "at": []}} with input as facts({"kind": "callback"})
}

test_signed if {
	count(unsigned_webhook.deny) == 0 with input as facts({"signed": true})
}

test_served if {
	count(unsigned_webhook.deny) == 0 with input as facts({"kind": "path"})
}

facts(overrides) := object.union({"kind": "webhook", "path": "paid", "signed": false}, overrides)

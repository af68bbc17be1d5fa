package sealint.lib.logs_test

import data.sealint.lib.logs

test_tagged if {
	logs.tagged(["Client-Id"], "client")
	logs.tagged(["jti"], "token")
	not logs.tagged(["jti"], "client")
	not logs.tagged([], "token")
}

test_deliveries if {
	every field in ["delivery_id", "X-GitHub-Delivery", "webhook-id", "eventId"] {
		logs.tagged([field], "delivery")
	}
	not logs.tagged(["event", "hook_id", "message"], "delivery")
	logs.tagged(["signature_valid"], "signature")
	logs.tagged(["verified"], "signature")
	not logs.tagged(["method"], "signature")
	logs.words("delivery") == "the id of the delivery"
}

test_tags if {
	logs.tags(receiver({})) == ["integration", "delivery", "signature"]
	every other in [{"spec": {"direction": "bidirectional"}}, {"webhooks": []}, {"contract": {"called": [0]}}] {
		logs.tags(receiver(other)) == ["integration"]
	}
	every method in ["oauth2", "oidc", "workload-identity"] {
		logs.tags(receiver({"spec": {"identity": {"method": method}}})) == ["integration", "client", "token"]
	}
	every method in ["api-key", "basic", "mtls"] {
		logs.tags(receiver({"spec": {"identity": {"method": method}}})) == ["integration", "client"]
	}
	logs.tags({"spec": {}, "webhooks": []}) == ["integration", "client", "token"]
}

receiver(changes) := object.union(
	{"spec": {"direction": "inbound", "identity": {"method": "none"}}, "webhooks": [{"url": "https://a.example"}], "contract": {"called": []}},
	changes,
)

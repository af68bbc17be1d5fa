package sealint.integration.undescribed_webhook_test

import data.sealint.integration.undescribed_webhook

test_webhook if {
	undescribed_webhook.deny == {{
		"message": "POST shipped is received, but transport.webhooks does not state where, nor how its sender is verified",
		"at": ["spec", "contract", "operations", "0"],
		"related": [{"ref": ["contract", "received", 0], "message": "the webhook"}],
	}} with input as manifest({}, [], [webhook])
}

test_empty_list_does_not_describe_a_webhook if {
	count(undescribed_webhook.deny) == 1 with input as object.union(manifest({}, [], [webhook]), {"absent": []})
}

test_callback_of_a_used_operation if {
	undescribed_webhook.deny == {{
		"message": "the operation has a callback (POST {$request.body#/url}), but transport.webhooks does not state whether and where it is received, nor how its sender is verified",
		"at": ["spec", "contract", "operations", "1"],
		"related": [{"ref": ["contract", "received", 0], "message": "the callback"}],
	}} with input as manifest({}, [], [callback])
}

test_empty_list_states_that_there_is_no_callback if {
	count(undescribed_webhook.deny) == 0 with input as object.union(manifest({}, [], [callback]), {"absent": []})
}

test_described if {
	count(undescribed_webhook.deny) == 0 with input as object.union(
		manifest({}, [], [webhook, callback]),
		{"webhooks": [{"url": "https://a.test"}]},
	)
}

test_we_send_them if {
	count(undescribed_webhook.deny) == 0 with input as manifest(
		{"direction": "inbound", "provider": {"party": "first"}},
		[], [webhook, callback],
	)
	count(undescribed_webhook.deny) == 1 with input as manifest({"direction": "inbound"}, [], [webhook, callback])
}

test_misstated if {
	count(undescribed_webhook.deny) == 0 with input as manifest(
		{},
		[{"at": ["spec", "transport", "webhooks", "0", "url"]}],
		[webhook],
	)
	count(undescribed_webhook.deny) == 0 with input as manifest({}, [{"at": ["spec", "transport"]}], [webhook])
}

webhook := {"at": ["spec", "contract", "operations", "0"], "name": "POST shipped", "kind": "webhook", "implied": false}

callback := {
	"at": ["spec", "contract", "operations", "1"], "name": "POST {$request.body#/url}",
	"kind": "callback", "implied": true,
}

manifest(spec, violations, received) := {
	"spec": spec, "violations": violations, "absent": ["spec.transport", "spec.transport.webhooks"], "webhooks": [],
	"contract": {"received": received},
}

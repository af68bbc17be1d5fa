package sealint.change.webhook_check_removed_test

import data.sealint.change.webhook_check_removed

test_removed if {
	webhook_check_removed.deny == {{
		"message": "deliveries at https://a.test/h were signed; now anybody can make one",
		"at": ["spec", "transport", "webhooks", "0", "signature"],
		"related": [{"ref": ["before", "spec", "transport", "webhooks", "1", "signature"], "message": "before"}],
	}} with input as hooks({"signed": true}, {"signed": false}, [])
}

test_still_signed if {
	count(webhook_check_removed.deny) == 0 with input as hooks({"signed": true}, {"signed": true}, [])
	count(webhook_check_removed.deny) == 0 with input as hooks({"signed": false}, {"signed": false}, [])
}

test_unreadable if {
	count(webhook_check_removed.deny) == 0 with input as hooks({"signed": true}, {"signed": false}, [["signature"]])
}

hooks(before, after, violations) := {
	"webhooks": [{"before": 0, "after": 0}],
	"before": {"webhooks": [object.union({"url": "https://a.test/h", "at": ["spec", "transport", "webhooks", "1"]}, before)]},
	"after": {
		"webhooks": [object.union({"url": "https://a.test/h", "at": ["spec", "transport", "webhooks", "0"]}, after)],
		"violations": [{"at": array.concat(["spec", "transport", "webhooks", "0"], violation)} | some violation in violations],
	},
}

package sealint.change.replay_window_widened_test

import data.sealint.change.replay_window_widened

test_longer if {
	replay_window_widened.deny == {{
		"message": "deliveries at https://a.test/h were accepted for 300 seconds; now for 600",
		"at": ["spec", "transport", "webhooks", "0", "replayWindow"],
		"related": [{"ref": ["before", "spec", "transport", "webhooks", "1", "replayWindow"], "message": "before"}],
	}} with input as hooks({"replay_seconds": 300}, {"signed": true, "replay_seconds": 600}, [])
}

test_no_longer_stated if {
	some finding in replay_window_widened.deny with input as hooks({"replay_seconds": 300}, {"signed": true}, [])
	finding.message == "deliveries at https://a.test/h were accepted for 300 seconds; the manifest no longer says for how long they are"
}

test_about_the_same if {
	count(replay_window_widened.deny) == 0 with input as hooks({"replay_seconds": 300}, {"signed": true, "replay_seconds": 400}, [])
	count(replay_window_widened.deny) == 0 with input as hooks({"replay_seconds": 0}, {"signed": true, "replay_seconds": 0}, [])
	count(replay_window_widened.deny) == 0 with input as hooks({}, {"signed": true}, [])
}

test_no_longer_signed if {
	count(replay_window_widened.deny) == 0 with input as hooks({"replay_seconds": 300}, {"signed": false}, [])
}

test_unreadable if {
	count(replay_window_widened.deny) == 0 with input as hooks({"replay_seconds": 300}, {"signed": true}, [["replayWindow"]])
}

test_remembered_for_less if {
	replay_window_widened.deny == {{
		"message": "deliveries at https://a.test/h were remembered for 600 seconds; now for 300",
		"at": ["spec", "transport", "webhooks", "0", "deduplication"],
		"related": [{"ref": ["before", "spec", "transport", "webhooks", "1", "deduplication"], "message": "before"}],
	}} with input as hooks({"deduplication_seconds": 600}, {"signed": true, "deduplication_seconds": 300}, [])
	some finding in replay_window_widened.deny with input as hooks({"deduplication_seconds": 600}, {"signed": true}, [])
	finding.message == "deliveries at https://a.test/h were remembered for 600 seconds; the manifest no longer says for how long they are"
	count(replay_window_widened.deny) == 0 with input as hooks({"deduplication_seconds": 600}, {"signed": true, "deduplication_seconds": 400}, [])
	count(replay_window_widened.deny) == 0 with input as hooks({"deduplication_seconds": 600}, {"signed": true}, [["deduplication"]])
}

hooks(before, after, violations) := {
	"webhooks": [{"before": 0, "after": 0}],
	"before": {"webhooks": [object.union({"url": "https://a.test/h", "at": ["spec", "transport", "webhooks", "1"]}, before)]},
	"after": {
		"webhooks": [object.union({"url": "https://a.test/h", "at": ["spec", "transport", "webhooks", "0"]}, after)],
		"violations": [{"at": array.concat(["spec", "transport", "webhooks", "0"], violation)} | some violation in violations],
	},
}

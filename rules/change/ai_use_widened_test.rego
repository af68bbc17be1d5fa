package sealint.change.ai_use_widened_test

import data.sealint.change.ai_use_widened

test_training if {
	ai_use_widened.deny == {{
		"message": "the data was used for inference only; now it is used for training, too",
		"at": ["spec", "ai", "use"],
		"related": [{"ref": ["before", "spec", "ai", "use"], "message": "before"}],
	}} with input as {"before": ai({"use": "inference"}), "after": ai({"use": "both"})}
}

test_first_use if {
	some finding in ai_use_widened.deny with input as {"before": {"spec": {}, "absent": ["spec.ai"]}, "after": ai({"use": "training"})}
	finding.message == "the data was used for no model; now it is used for training"
}

test_records if {
	some finding in ai_use_widened.deny with input as {
		"before": ai({"use": "training", "provenance": "tracked", "consent": "none"}),
		"after": ai({"use": "training", "provenance": "none", "consent": "none"}),
	}
	finding.message == "the origin of training data was recorded; now it is not"
}

test_runbooks if {
	some finding in ai_use_widened.deny with input as {
		"before": ai({"use": "training", "rollback": "https://a.test"}),
		"after": {"spec": {"ai": {"use": "training"}}, "absent": ["spec.ai.rollback"]},
	}
	finding.message == "the manifest no longer links the runbook for an earlier model"
}

test_narrower if {
	count(ai_use_widened.deny) == 0 with input as {"before": ai({"use": "training", "provenance": "tracked"}), "after": ai({"use": "inference"})}
	count(ai_use_widened.deny) == 0 with input as {
		"before": ai({"use": "training", "rollback": "https://a.test"}),
		"after": {"spec": {}, "absent": ["spec.ai", "spec.ai.rollback"]},
	}
}

ai(ai) := {"spec": {"ai": ai}, "absent": []}

test_provider_trains if {
	some finding in ai_use_widened.deny with input as {
		"before": ai({"use": "inference", "providerTrains": false}),
		"after": ai({"use": "inference", "providerTrains": true}),
	}
	finding.message == "the provider trained no models with the data; now it does"
	some other in ai_use_widened.deny with input as {
		"before": {"spec": {"ai": {"use": "inference"}}, "absent": ["spec.ai.providerTrains"]},
		"after": ai({"use": "inference", "providerTrains": true}),
	}
	other.message == "the provider was not said to train models with the data; now it does"
	some third in ai_use_widened.deny with input as {
		"before": ai({"use": "inference", "providerTrains": false}),
		"after": {"spec": {"ai": {"use": "inference"}}, "absent": ["spec.ai.providerTrains"]},
	}
	third.message == "the manifest no longer says that the provider trains no models with the data"
	count(ai_use_widened.deny) == 0 with input as {
		"before": ai({"use": "inference", "providerTrains": true}),
		"after": ai({"use": "inference", "providerTrains": false}),
	}
	some consent in ai_use_widened.deny with input as {
		"before": ai({"use": "inference", "providerTrains": true, "consent": "recorded"}),
		"after": ai({"use": "inference", "providerTrains": true, "consent": "none"}),
	}
	consent.message == "the consent of the persons in the data was recorded; now it is not"
}

test_consumer_trains if {
	ai_use_widened.deny == {{
		"message": "consumer chat was not said to train models with the data; now it does",
		"at": ["spec", "consumers", "0", "trains"],
		"related": [{"ref": ["before", "spec", "consumers", "1", "trains"], "message": "before"}],
	}} with input as consumers({"trains": true})
	count(ai_use_widened.deny) == 0 with input as consumers({"trains": false})
	count(ai_use_widened.deny) == 0 with input as consumers({})
}

consumers(after) := {
	"consumers": [{"before": 1, "after": 0}],
	"before": {"spec": {"consumers": [{"name": "a"}, {"name": "chat"}]}, "absent": ["spec.ai"]},
	"after": {"spec": {"consumers": [object.union({"name": "chat"}, after)]}, "absent": ["spec.ai"]},
}

test_no_model_before if {
	some finding in ai_use_widened.deny with input as {
		"before": {"spec": {"ai": {"use": "none"}}, "absent": []},
		"after": {"spec": {"ai": {"use": "training"}}, "absent": []},
	}
	finding.message == "the data was used for no model; now it is used for training"
}

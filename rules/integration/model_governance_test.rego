package sealint.integration.model_governance_test

import data.sealint.integration.model_governance

test_nothing_stated if {
	every use in ["training", "both"] {
		model_governance.deny == {
			{"message": "the manifest does not state whether the origin of training data is tracked", "at": ["spec", "ai", "provenance"]},
			{"message": "the manifest does not state whether consent to training is recorded", "at": ["spec", "ai", "consent"]},
			{"message": "the manifest links no runbook for poisoned training data", "at": ["spec", "ai", "quarantine"]},
			{"message": "the manifest links no runbook for rolling the model back", "at": ["spec", "ai", "rollback"]},
		} with input as model({"use": use}, unstated)
	}
}

test_none if {
	model_governance.deny == {
		{"message": "the origin of training data is not tracked", "at": ["spec", "ai", "provenance"]},
		{"message": "consent to training is not recorded", "at": ["spec", "ai", "consent"]},
	} with input as model({"use": "training", "provenance": "none", "consent": "none"}, [])
}

test_governed if {
	count(model_governance.deny) == 0 with input as model({"use": "both", "provenance": "tracked", "consent": "recorded"}, [])
}

test_inference if {
	count(model_governance.deny) == 0 with input as model({"use": "inference"}, unstated)
	count(model_governance.deny) == 0 with input as model({"use": "inference", "provenance": "none", "consent": "none"}, [])
}

test_use_not_stated if {
	model_governance.deny == {{
		"message": "the manifest does not state what the model uses the data for",
		"at": ["spec", "ai", "use"],
	}} with input as model({}, array.concat(["spec.ai.use"], unstated))
}

test_no_model if {
	count(model_governance.deny) == 0 with input as {
		"absent": array.concat(["spec.ai", "spec.ai.use"], unstated),
		"spec": {},
	}
}

test_misstated if {
	count(model_governance.deny) == 0 with input as {"absent": [], "spec": {}}
	count(model_governance.deny) == 0 with input as model({"use": "training"}, [])
	count(model_governance.deny) == 0 with input as model({}, unstated)
}

unstated := ["spec.ai.provenance", "spec.ai.consent", "spec.ai.quarantine", "spec.ai.rollback"]

model(ai, absent) := {"absent": absent, "spec": {"ai": ai}}

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
		"receivers": [],
	}
}

test_a_receiver_is_a_model if {
	receiver := {"at": ["spec", "consumers", "0"], "role": "consumer", "name": "chat", "kind": "LLM", "party": "first", "model": true, "trains": false, "receives": true}
	facts := {"absent": ["spec.ai", "spec.ai.use"], "spec": {}, "violations": [], "receivers": [receiver]}
	model_governance.deny == {{
		"message": "the manifest does not state what the model uses the data for: consumer chat (LLM) receives it",
		"at": ["spec", "ai"],
	}} with input as facts
	count(model_governance.deny) == 0 with input as object.union(facts, {"receivers": [object.union(receiver, {"receives": false})]})
	count(model_governance.deny) == 0 with input as object.union(facts, {"receivers": [object.union(receiver, {"kind": "mail", "model": false})]})
}

test_provider_trains if {
	model_governance.deny == {{
		"message": "consent to training is not recorded",
		"at": ["spec", "ai", "consent"],
	}} with input as model({"use": "inference", "provenance": "tracked", "consent": "none", "providerTrains": true}, [])
	count(model_governance.deny) == 4 with input as model({"use": "inference", "providerTrains": true}, unstated)
	count(model_governance.deny) == 0 with input as model({"use": "inference", "providerTrains": false}, unstated)
}

test_provider_is_asked if {
	every use in ["inference", "both", "training"] {
		some finding in model_governance.deny with input as asked({"use": use}, ["spec.ai.providerTrains"], {})
		finding == {
			"message": "the manifest does not state whether the provider acme trains models with the data",
			"at": ["spec", "ai", "providerTrains"],
		}
	}
	count(model_governance.deny) == 0 with input as asked({"use": "inference"}, ["spec.ai.providerTrains"], {"receives": false})
	count(model_governance.deny) == 0 with input as asked({"use": "inference", "providerTrains": false}, [], {})
}

test_provider_keeps if {
	kept := ["spec.provider.retention", "spec.provider.deletes"]
	every use in ["inference", "both"] {
		model_governance.deny == {{
			"message": "the manifest states neither how long the provider acme keeps what its model is asked, nor whether it deletes it",
			"at": ["spec", "provider", "retention"],
		}} with input as asked({"use": use}, kept, {})
	}
	model_governance.deny == {{
		"message": "the provider acme does not delete what its model is asked, and the manifest does not state how long it keeps it",
		"at": ["spec", "provider", "deletes"],
	}} with input as asked({"use": "inference"}, ["spec.provider.retention"], {"deletes": false})
	count(model_governance.deny) == 0 with input as asked({"use": "inference"}, ["spec.provider.deletes"], {})
	count(model_governance.deny) == 0 with input as asked({"use": "training"}, kept, {})
	count(model_governance.deny) == 0 with input as asked({"use": "inference"}, kept, {"sensitive": ["personal"]})
	untold := {"spec": {"provider": {"party": "third", "unknown": {"retention": "nothing is published"}}}}
	count(model_governance.deny) == 0 with input as object.union(asked({"use": "inference"}, kept, {}), untold)
}

asked(ai, absent, provider) := {"absent": absent, "spec": {"ai": ai}, "receivers": [object.union(
	{"role": "provider", "name": "acme", "kind": "ai", "receives": true},
	provider,
)]}

test_misstated if {
	count(model_governance.deny) == 0 with input as {"absent": [], "spec": {}, "receivers": []}
	count(model_governance.deny) == 0 with input as model({"use": "training"}, [])
	count(model_governance.deny) == 0 with input as model({}, unstated)
}

unstated := ["spec.ai.provenance", "spec.ai.consent", "spec.ai.quarantine", "spec.ai.rollback"]

model(ai, absent) := {"absent": absent, "spec": {"ai": ai}, "receivers": []}

test_a_model_besides_none if {
	every model in [{"kind": "ai", "model": true, "trains": false}, {"kind": "service", "model": false, "trains": true}] {
		some finding in model_governance.deny with input as consumer(model, {"use": "none"})
		finding.message == sprintf("the manifest states that no model uses the data, but consumer chat (%s) receives it", [model.kind])
		finding.at == ["spec", "ai", "use"]
	}
	count(model_governance.deny) == 0 with input as consumer({"kind": "service", "model": false}, {"use": "none"})
}

test_consumer_that_is_a_model if {
	model_governance.deny == {
		{"message": "the manifest does not state whether consumer chat (ai) trains models with the data", "at": ["spec", "consumers", "0", "trains"]},
		{"message": "the manifest does not state whether consumer chat (ai) is of our own organisation", "at": ["spec", "consumers", "0", "party"]},
	} with input as consumer({"kind": "ai", "model": true}, {"use": "inference"})
	count(model_governance.deny) == 0 with input as consumer({"kind": "ai", "model": true, "party": "first", "trains": false}, {"use": "inference"})
}

test_consumer_of_another_organisation_trains if {
	model_governance.deny == {{
		"message": "consumer chat (ai), another organisation, trains models with the data: nobody here can take back what they learn",
		"at": ["spec", "consumers", "0", "trains"],
	}} with input as consumer({"kind": "ai", "model": true, "party": "third", "trains": true}, {"use": "inference"})
}

consumer(facts, ai) := {
	"absent": [], "violations": [], "spec": {"ai": ai},
	"receivers": [object.union({"at": ["spec", "consumers", "0"], "role": "consumer", "name": "chat", "party": "", "receives": true}, facts)],
}

test_consent_for_training_by_a_consumer if {
	facts := consumer({"kind": "service", "model": false, "party": "first", "trains": true}, {"use": "inference"})
	model_governance.deny == {{
		"message": "the manifest does not state whether consent to training is recorded",
		"at": ["spec", "ai", "consent"],
	}} with input as object.union(facts, {"absent": ["spec.ai.consent"]})
}

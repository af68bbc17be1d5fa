# METADATA
# title: Training data has known origin and consent, and can be taken back
# description: >-
#   Anyone who can write training data can influence a model. If the origin of data is tracked, consent is recorded,
#   and both data and model can be rolled back, then poisoned or withdrawn data can be handled as an incident. A
#   provider of another organisation may train with what its model is asked, and keep it: what a model has learned
#   cannot be deleted from it.
# related_resources:
#   - ref: https://www.nist.gov/itl/ai-risk-management-framework
# custom:
#   id: integration/model-governance
#   entity: integration
#   severity: medium
#   profile: recommended
#   fix: >-
#     State what the model uses the data for (ai.use). For training, by us or by the provider, also state that
#     provenance is tracked and consent is recorded, and link the runbooks for quarantine and rollback. If the data goes
#     to a provider of another organisation, state whether it trains with it (ai.providerTrains), and how long it keeps
#     it or that it deletes it (provider.retention, provider.deletes). State of each consumer that is a model whether it
#     trains with the data (consumers[].trains), and whose it is (consumers[].party). If no model uses the data, ai.use is
#     none.
#   controls: [guide/8.ai]
package sealint.integration.model_governance

import data.sealint.lib.receivers
import data.sealint.lib.unknowns

deny contains finding if {
	"spec.ai.use" in input.absent
	not "spec.ai" in input.absent
	finding := {"message": "the manifest does not state what the model uses the data for", "at": ["spec", "ai", "use"]}
}

deny contains finding if {
	"spec.ai" in input.absent
	some receiver in input.receivers
	receiver.receives
	receiver.model
	finding := {
		"message": sprintf("the manifest does not state what the model uses the data for: %s receives it", [receivers.words(receiver)]),
		"at": ["spec", "ai"],
	}
}

deny contains finding if {
	"spec.ai.provenance" in input.absent
	trains
	finding := {"message": "the manifest does not state whether the origin of training data is tracked", "at": ["spec", "ai", "provenance"]}
}

deny contains finding if {
	input.spec.ai.provenance == "none"
	trains
	finding := {"message": "the origin of training data is not tracked", "at": ["spec", "ai", "provenance"]}
}

deny contains finding if {
	"spec.ai.consent" in input.absent
	trains
	finding := {"message": "the manifest does not state whether consent to training is recorded", "at": ["spec", "ai", "consent"]}
}

deny contains finding if {
	input.spec.ai.consent == "none"
	trains
	finding := {"message": "consent to training is not recorded", "at": ["spec", "ai", "consent"]}
}

deny contains finding if {
	"spec.ai.quarantine" in input.absent
	trains
	finding := {"message": "the manifest links no runbook for poisoned training data", "at": ["spec", "ai", "quarantine"]}
}

deny contains finding if {
	"spec.ai.rollback" in input.absent
	trains
	finding := {"message": "the manifest links no runbook for rolling the model back", "at": ["spec", "ai", "rollback"]}
}

deny contains finding if {
	"spec.ai.providerTrains" in input.absent
	not "spec.ai" in input.absent
	not input.spec.ai.use == "none"
	some receiver in providers
	finding := {
		"message": sprintf("the manifest does not state whether %s trains models with the data", [receivers.words(receiver)]),
		"at": ["spec", "ai", "providerTrains"],
	}
}

deny contains finding if {
	input.spec.ai.use == "none"
	some receiver in input.receivers
	receiver.receives
	any_model(receiver)
	finding := {
		"message": sprintf("the manifest states that no model uses the data, but %s receives it", [receivers.words(receiver)]),
		"at": ["spec", "ai", "use"],
		"related": [{"ref": receiver.at, "message": "who receives it"}],
	}
}

deny contains finding if {
	some receiver in consumers
	receiver.model
	not says_trains(receiver)
	not receivers.misstated(input, receiver, "trains")
	finding := {
		"message": sprintf("the manifest does not state whether %s trains models with the data", [receivers.words(receiver)]),
		"at": array.concat(receiver.at, ["trains"]),
	}
}

deny contains finding if {
	some receiver in consumers
	receiver.model
	receiver.party == ""
	not receivers.misstated(input, receiver, "party")
	finding := {
		"message": sprintf("the manifest does not state whether %s is of our own organisation", [receivers.words(receiver)]),
		"at": array.concat(receiver.at, ["party"]),
	}
}

deny contains finding if {
	some receiver in consumers
	receiver.trains
	receiver.party in {"partner", "third"}
	finding := {
		"message": sprintf("%s, another organisation, trains models with the data: nobody here can take back what they learn", [receivers.words(receiver)]),
		"at": array.concat(receiver.at, ["trains"]),
	}
}

deny contains finding if {
	some receiver in keepers
	"spec.provider.retention" in input.absent
	"spec.provider.deletes" in input.absent
	not unknown
	finding := {
		"message": sprintf("the manifest states neither how long %s keeps what its model is asked, nor whether it deletes it", [receivers.words(receiver)]),
		"at": ["spec", "provider", "retention"],
	}
}

deny contains finding if {
	some receiver in keepers
	"spec.provider.retention" in input.absent
	receiver.deletes == false
	not unknown
	finding := {
		"message": sprintf("%s does not delete what its model is asked, and the manifest does not state how long it keeps it", [receivers.words(receiver)]),
		"at": ["spec", "provider", "deletes"],
	}
}

# integration/receiver-retention tells it.
unknown if unknowns.excused(input, ["provider"], "retention")

trains if input.spec.ai.use in {"training", "both"}

trains if input.spec.ai.providerTrains

trains if {
	some receiver in consumers
	receiver.trains
}

# Consumers that receive data.
consumers := [receiver | some receiver in input.receivers; receiver.role == "consumer"; receiver.receives]

says_trains(receiver) if receiver.trains in {true, false}

any_model(receiver) if receiver.model

any_model(receiver) if receiver.trains

# A provider of another organisation that receives the data.
providers := [receiver | some receiver in input.receivers; receiver.role == "provider"; receiver.receives]

# Of sensitive data, integration/receiver-retention asks both.
keepers := [receiver |
	input.spec.ai.use in {"inference", "both"}
	some receiver in providers
	count(object.get(receiver, "sensitive", [])) == 0
]

# METADATA
# title: Training data has known origin and consent, and can be taken back
# description: >-
#   Anyone who can write training data can influence a model. If the origin of data is tracked, consent is recorded,
#   and both data and model can be rolled back, then poisoned or withdrawn data can be handled as an incident.
# related_resources:
#   - ref: https://www.nist.gov/itl/ai-risk-management-framework
# custom:
#   id: integration/model-governance
#   entity: integration
#   severity: medium
#   profile: recommended
#   fix: >-
#     State what the model uses the data for (ai.use). For training, also state that provenance is tracked and consent
#     is recorded, and link the runbooks for quarantine and rollback.
#   controls: [guide/8.ai]
package sealint.integration.model_governance

deny contains finding if {
	"spec.ai.use" in input.absent
	not "spec.ai" in input.absent
	finding := {"message": "the manifest does not state what the model uses the data for", "at": ["spec", "ai", "use"]}
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

trains if input.spec.ai.use in {"training", "both"}

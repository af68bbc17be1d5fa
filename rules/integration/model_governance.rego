# METADATA
# title: Models learn from data of known origin, and can unlearn it
# description: >-
#   Whoever can write to training data can teach a model. Where its origin is tracked, consent is recorded, and both
#   the data and the model can be taken back, poisoned or withdrawn data is an incident and not a loss.
# related_resources:
#   - ref: https://www.nist.gov/itl/ai-risk-management-framework
# custom:
#   id: integration/model-governance
#   entity: integration
#   severity: medium
#   profile: recommended
#   fix: >-
#     State what the model uses the data for (ai.use); for training also that provenance is tracked and consent
#     recorded, and the runbooks for quarantine and rollback.
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

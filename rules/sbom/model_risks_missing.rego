# METADATA
# title: Model cards state risks and limits
# description: >-
#   Whoever uses a model must know whom it can harm and where it fails, before it decides about people.
# related_resources:
#   - ref: https://cyclonedx.org/capabilities/mlbom/
#   - ref: https://spdx.github.io/spdx-spec/v3.0.1/model/AI/AI/
# custom:
#   id: sbom/model-risks-missing
#   entity: component
#   severity: low
#   profile: strict
#   fix: >-
#     State ethicalConsiderations, fairnessAssessments or technicalLimitations in considerations (SPDX 3:
#     ai_limitation or ai_safetyRiskAssessment).
#   controls: [guide/6.sbom]
package sealint.sbom.model_risks_missing

deny contains finding if {
	input.model.card
	input.model.ethics == false
	finding := {"message": sprintf("%s states no risk and no limit", [input.name]), "at": ["model", "ethics"]}
}

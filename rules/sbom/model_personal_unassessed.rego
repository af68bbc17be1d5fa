# METADATA
# title: Models that use sensitive personal information are assessed
# description: >-
#   An SPDX 3 document says that the model was trained on sensitive personal information, or works with it. Laws
#   demand an assessment of the risks for such models, and the document states neither its result nor a standard that
#   the model complies with.
# related_resources:
#   - ref: https://spdx.github.io/spdx-spec/v3.0.1/model/AI/AI/
# custom:
#   id: sbom/model-personal-unassessed
#   entity: component
#   severity: medium
#   profile: recommended
#   fix: >-
#     State ai_safetyRiskAssessment or ai_standardCompliance.
#   controls: [guide/8.ai, guide/2.classification, guide/6.sbom]
package sealint.sbom.model_personal_unassessed

deny contains finding if {
	input.model.personal
	not input.model.assessed
	finding := {"message": sprintf("%s uses sensitive personal information, but states no assessment of risks and no standard", [input.name]), "at": ["model", "personal"]}
}

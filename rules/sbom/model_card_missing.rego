# METADATA
# title: Machine learning models have a model card
# description: >-
#   A model card says what a model is for, how it was made and where it fails. Without one, nobody can tell whether
#   the model may be used for a purpose. In SPDX 3, the properties of the AI package take its place.
# related_resources:
#   - ref: https://cyclonedx.org/capabilities/mlbom/
#   - ref: https://spdx.github.io/spdx-spec/v3.0.1/model/AI/AI/
# custom:
#   id: sbom/model-card-missing
#   entity: component
#   severity: medium
#   profile: recommended
#   fix: >-
#     Describe the model in modelCard, or link its card by an external reference of the type model-card. In SPDX 3,
#     state ai_informationAboutApplication, ai_informationAboutTraining and ai_limitation.
#   controls: [guide/6.sbom]
package sealint.sbom.model_card_missing

deny contains finding if {
	input.model.card == false
	finding := {"message": sprintf("%s is a model without a model card", [input.name]), "at": ["model", "card"]}
}

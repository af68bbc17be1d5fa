# METADATA
# title: Machine learning models have a licence
# description: >-
#   Licences of models restrict what a model may be used for, and what may be done with its output, more than those of
#   software. Without a licence nobody may use the model.
# related_resources:
#   - ref: https://cyclonedx.org/capabilities/mlbom/
#   - ref: https://spdx.github.io/spdx-spec/v3.0.1/model/AI/AI/
# custom:
#   id: sbom/model-licence-missing
#   entity: component
#   severity: medium
#   profile: recommended
#   fix: >-
#     State the licence of the model in licenses (SPDX 3: hasDeclaredLicense or hasConcludedLicense).
#   controls: [guide/6.sbom]
package sealint.sbom.model_licence_missing

deny contains finding if {
	input.model
	input.licence_state == "absent"
	finding := {"message": sprintf("%s is a model without a licence", [input.name]), "at": ["licences"]}
}

# METADATA
# title: Datasets have a licence
# description: >-
#   A model inherits the limits of the data that it was trained on: some may not be used commercially, or not for
#   training at all. The rule reports datasets that are components; a dataset inside a model card has no field for a
#   licence.
# related_resources:
#   - ref: https://cyclonedx.org/capabilities/mlbom/
#   - ref: https://spdx.github.io/spdx-spec/v3.0.1/model/Dataset/Dataset/
# custom:
#   id: sbom/dataset-licence-missing
#   entity: component
#   severity: medium
#   profile: recommended
#   fix: >-
#     State the licence of the dataset in licenses (SPDX 3: hasDeclaredLicense or hasConcludedLicense).
#   controls: [guide/8.ai, guide/6.sbom]
package sealint.sbom.dataset_licence_missing

deny contains finding if {
	input.dataset
	input.licence_state == "absent"
	finding := {"message": sprintf("%s is a dataset without a licence", [input.name]), "at": ["licences"]}
}

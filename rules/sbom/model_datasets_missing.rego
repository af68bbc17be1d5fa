# METADATA
# title: Model cards name the datasets
# description: >-
#   What a model has learned, and whose rights and secrets are in it, follows from the data that it was trained on. A
#   poisoned or unlawful dataset can only be traced to the models that name it. A model without a card is reported by
#   sbom/model-card-missing.
# related_resources:
#   - ref: https://cyclonedx.org/capabilities/mlbom/
#   - ref: https://spdx.github.io/spdx-spec/v3.0.1/model/AI/AI/
# custom:
#   id: sbom/model-datasets-missing
#   entity: component
#   severity: medium
#   profile: recommended
#   fix: >-
#     List the datasets in modelParameters.datasets, by a reference to a component or in place. In SPDX 3, use the
#     relationships trainedOn and testedOn.
#   controls: [guide/8.ai, guide/6.sbom]
package sealint.sbom.model_datasets_missing

deny contains finding if {
	input.model.card
	input.model.datasets_known == false
	finding := {"message": sprintf("%s does not say on which datasets it was trained", [input.name]), "at": ["model", "datasets_known"]}
}

# METADATA
# title: Datasets are classified
# description: >-
#   Who may see a dataset, and the models made from it, depends on what it holds. The classification is the one word
#   that tells everybody.
# related_resources:
#   - ref: https://cyclonedx.org/capabilities/mlbom/
#   - ref: https://spdx.github.io/spdx-spec/v3.0.1/model/Dataset/Dataset/
# custom:
#   id: sbom/dataset-unclassified
#   entity: component
#   severity: low
#   profile: recommended
#   fix: >-
#     State the classification of the data, such as public, internal or confidential (SPDX 3:
#     dataset_confidentialityLevel).
#   controls: [guide/2.classification, guide/8.ai, guide/6.sbom]
package sealint.sbom.dataset_unclassified

deny contains finding if {
	some place, dataset in datasets
	not dataset.classification
	finding := {"message": sprintf("%s has no classification", [names(dataset)]), "at": array.concat(place, ["classification"])}
}

# A dataset is a component, or a part of a model card.
datasets[["dataset"]] := input.dataset

datasets[["model", "datasets", i]] := input.model.datasets[i]

names(dataset) := dataset.name if dataset.name != ""

names(dataset) := "a dataset without a name" if dataset.name == ""

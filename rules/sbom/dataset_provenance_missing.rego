# METADATA
# title: Datasets say where they come from
# description: >-
#   A dataset that names neither a source nor somebody who answers for it can hold anything: stolen, poisoned or
#   personal data. Nobody can check it, or ask.
# related_resources:
#   - ref: https://cyclonedx.org/capabilities/mlbom/
#   - ref: https://spdx.github.io/spdx-spec/v3.0.1/model/Dataset/Dataset/
# custom:
#   id: sbom/dataset-provenance-missing
#   entity: component
#   severity: medium
#   profile: recommended
#   fix: >-
#     State where the data are (contents.url, an external reference), who supplies them, or who owns them
#     (governance). In SPDX 3, state suppliedBy, originatedBy or dataset_dataCollectionProcess.
#   controls: [guide/8.ai, guide/6.sbom]
package sealint.sbom.dataset_provenance_missing

deny contains finding if {
	some place, dataset in datasets
	not dataset.provenance
	finding := {"message": sprintf("%s says neither where it comes from nor who answers for it", [names(dataset)]), "at": place}
}

# A dataset is a component, or a part of a model card.
datasets[["dataset"]] := input.dataset

datasets[["model", "datasets", i]] := input.model.datasets[i]

names(dataset) := dataset.name if dataset.name != ""

names(dataset) := "a dataset without a name" if dataset.name == ""

# METADATA
# title: Somebody answers for sensitive datasets
# description: >-
#   Personal, confidential and similar data need somebody who decides who may use them and when they are deleted. The
#   document says that the dataset holds such data, but names nobody.
# related_resources:
#   - ref: https://cyclonedx.org/capabilities/mlbom/
#   - ref: https://spdx.github.io/spdx-spec/v3.0.1/model/Dataset/Dataset/
# custom:
#   id: sbom/dataset-ungoverned
#   entity: component
#   severity: medium
#   profile: recommended
#   fix: >-
#     Name an owner, steward or custodian in governance. In SPDX 3, name the supplier or originator, or state how the
#     data were anonymised.
#   controls: [guide/2.classification, guide/8.ai, guide/6.sbom]
package sealint.sbom.dataset_ungoverned

deny contains finding if {
	some place, dataset in datasets
	dataset.sensitive
	not dataset.governed
	finding := {"message": sprintf("%s holds sensitive data, but nobody is named who answers for it", [names(dataset)]), "at": array.concat(place, ["sensitive"])}
}

# A dataset is a component, or a part of a model card.
datasets[["dataset"]] := input.dataset

datasets[["model", "datasets", i]] := input.model.datasets[i]

names(dataset) := dataset.name if dataset.name != ""

names(dataset) := "a dataset without a name" if dataset.name == ""

# METADATA
# title: Model cards state the performance
# description: >-
#   Only a measured performance, with the data that it was measured on, says whether a model is fit for a purpose, and
#   whether a new version is worse.
# related_resources:
#   - ref: https://cyclonedx.org/capabilities/mlbom/
#   - ref: https://spdx.github.io/spdx-spec/v3.0.1/model/AI/AI/
# custom:
#   id: sbom/model-metrics-missing
#   entity: component
#   severity: low
#   profile: strict
#   fix: >-
#     State the metrics in quantitativeAnalysis.performanceMetrics (SPDX 3: ai_metric).
#   controls: [guide/6.sbom]
package sealint.sbom.model_metrics_missing

deny contains finding if {
	input.model.card
	input.model.metrics == false
	finding := {"message": sprintf("%s states no performance metric", [input.name]), "at": ["model", "metrics"]}
}

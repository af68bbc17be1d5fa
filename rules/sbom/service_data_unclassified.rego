# METADATA
# title: Data that cross a trust boundary are classified
# description: >-
#   Where data leave a trust boundary, others answer for them. The classification says which protection they need
#   there. The rule reports services that cross a trust boundary (x-trust-boundary) and state no data, or data without
#   a classification.
# related_resources:
#   - ref: https://cyclonedx.org/capabilities/saasbom/
# custom:
#   id: sbom/service-data-unclassified
#   entity: sbom
#   severity: medium
#   profile: recommended
#   fix: >-
#     State the data that the service sends and receives in data, each with its flow and classification.
#   controls: [guide/2.threats, guide/2.classification, guide/6.sbom]
package sealint.sbom.service_data_unclassified

deny contains finding if {
	some i, service in input.services
	service.trust_boundary
	count(service.flows) == 0
	message := sprintf("service %s crosses a trust boundary, but the document does not say with which data", [service.name])
	finding := {"message": message, "at": ["services", i, "trust_boundary"]}
}

deny contains finding if {
	some i, service in input.services
	service.trust_boundary
	some j, flow in service.flows
	not flow.classification
	message := sprintf("service %s crosses a trust boundary with data that are not classified%s", [service.name, named(flow)])
	finding := {"message": message, "at": ["services", i, "flows", j]}
}

default named(_) := ""

named(flow) := sprintf(": %s", [flow.name])

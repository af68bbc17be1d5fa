# METADATA
# title: Sensitive data cross trust boundaries only with authentication
# description: >-
#   The document says that sensitive data (personal, health, financial, confidential) cross a trust boundary, and that
#   the service there demands no authentication. So anyone outside can read or send them. The boundary is x-trust-
#   boundary of the service; for data with a destination in the document, also another provider or another trust zone.
# related_resources:
#   - ref: https://cyclonedx.org/capabilities/saasbom/
#   - ref: https://cwe.mitre.org/data/definitions/306.html
# custom:
#   id: sbom/service-sensitive-exposed
#   entity: sbom
#   severity: high
#   profile: recommended
#   fix: >-
#     Let the service demand authentication before it takes part in such a flow.
#   controls: [guide/2.threats, guide/2.classification, guide/6.sbom, CWE-306]
package sealint.sbom.service_sensitive_exposed

deny contains finding if {
	some i, service in input.services
	service.authenticated == false
	service.trust_boundary
	some j, flow in service.flows
	flow.sensitive
	message := sprintf("service %s exchanges data of the class %q across a trust boundary without authentication", [service.name, flow.classification])
	finding := {"message": message, "at": ["services", i, "flows", j]}
}

deny contains finding if {
	some i, service in input.services
	some j, flow in service.flows
	some destination in flow.unprotected
	message := sprintf("service %s sends data of the class %q across a trust boundary to %s, which demands no authentication", [
		service.name, flow.classification, destination,
	])
	finding := {"message": message, "at": ["services", i, "flows", j]}
}

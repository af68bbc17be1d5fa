# METADATA
# title: Services say whether they demand authentication
# description: >-
#   Without a statement, a reader takes a service for protected that may not be.
# related_resources:
#   - ref: https://cyclonedx.org/capabilities/saasbom/
# custom:
#   id: sbom/service-authentication-unstated
#   entity: sbom
#   severity: low
#   profile: strict
#   fix: >-
#     State authenticated for each service.
#   controls: [guide/2.threats, guide/6.sbom]
package sealint.sbom.service_authentication_unstated

deny contains finding if {
	some i, service in input.services
	not stated(service)
	message := sprintf("service %s does not say whether it demands authentication", [service.name])
	finding := {"message": message, "at": ["services", i]}
}

stated(service) if service.authenticated in {true, false}

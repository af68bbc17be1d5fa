# METADATA
# title: Addresses of services name no user
# description: >-
#   A name before the host of an address is an account, or a token in its place. Whoever reads the document knows it.
#   A password in an address is reported by sbom/ref-credentials.
# related_resources:
#   - ref: https://cyclonedx.org/capabilities/saasbom/
#   - ref: https://www.rfc-editor.org/rfc/rfc3986#section-3.2.1
# custom:
#   id: sbom/service-user-in-address
#   entity: sbom
#   severity: low
#   profile: recommended
#   fix: >-
#     Remove the name from the address; clients get their account from their own configuration.
#   controls: [guide/2.threats, guide/6.sbom]
package sealint.sbom.service_user_in_address

deny contains finding if {
	some i, service in input.services
	some j, endpoint in service.user_endpoints
	message := sprintf("service %s has an address with a user before the host: %s", [service.name, endpoint.shown])
	finding := {"message": message, "at": ["services", i, "user_endpoints", j]}
}

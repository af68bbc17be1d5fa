# METADATA
# title: Services are reached over encrypted connections
# description: >-
#   Whatever is sent to an endpoint over http, ws or another protocol without encryption can be read and changed on
#   the way. Loopback addresses are exempt.
# related_resources:
#   - ref: https://cyclonedx.org/capabilities/saasbom/
#   - ref: https://cwe.mitre.org/data/definitions/319.html
# custom:
#   id: sbom/service-unencrypted
#   entity: sbom
#   severity: medium
#   profile: recommended
#   fix: >-
#     Offer the endpoint over TLS (https, wss, mqtts, amqps, ldaps), and state that address.
#   controls: [guide/2.threats, guide/4.transport, guide/6.sbom, CWE-319]
package sealint.sbom.service_unencrypted

deny contains finding if {
	some i, service in input.services
	some j, endpoint in service.open_endpoints
	message := sprintf("service %s is reached without encryption at %s", [service.name, endpoint.shown])
	finding := {"message": message, "at": ["services", i, "open_endpoints", j]}
}

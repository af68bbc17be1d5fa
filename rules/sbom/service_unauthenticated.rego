# METADATA
# title: Services demand authentication
# description: >-
#   Anyone who reaches a service without authentication can use it in the name of nobody. The rule ignores services
#   all of whose data are classified as public. Services that send or receive sensitive data across a trust boundary
#   are reported by sbom/service-sensitive-exposed.
# related_resources:
#   - ref: https://cyclonedx.org/capabilities/saasbom/
#   - ref: https://cwe.mitre.org/data/definitions/306.html
# custom:
#   id: sbom/service-unauthenticated
#   entity: sbom
#   severity: medium
#   profile: recommended
#   fix: >-
#     Let the service demand authentication, or classify its data as public if everybody may read them.
#   controls: [guide/2.threats, guide/6.sbom, CWE-306]
package sealint.sbom.service_unauthenticated

deny contains finding if {
	some i, service in input.services
	service.authenticated == false
	not public(service)
	not exposed(service)
	finding := {"message": sprintf("service %s demands no authentication", [service.name]), "at": ["services", i, "authenticated"]}
}

public(service) if {
	count(service.flows) > 0
	every flow in service.flows {
		lower(flow.classification) == "public"
	}
}

exposed(service) if {
	service.trust_boundary
	some flow in service.flows
	flow.sensitive
}

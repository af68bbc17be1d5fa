# METADATA
# title: A service stays protected
# description: >-
#   The SBOM said that the service demands authentication, that its data stays inside a trust boundary, or that it is
#   reached over TLS. It no longer says so.
# related_resources:
#   - ref: https://cyclonedx.org/docs/1.6/json/#services
# custom:
#   id: change/service-exposed
#   entity: change_sbom
#   severity: medium
#   profile: recommended
#   fix: >-
#     Restore the protection of the service, or state it again if only the statement was lost.
#   controls: [guide/4.transport, guide/6.sbom, CWE-306, CWE-319]
package sealint.change.service_exposed

deny contains finding if {
	some exposed in input.exposed_services
	finding := {
		"message": message(exposed),
		"at": place(exposed),
		"related": [{"ref": ["before", "services", exposed.before, exposed.field], "message": "before"}],
	}
}

place(exposed) := ["services", exposed.index, exposed.field] if exposed.how != "plaintext"

place(exposed) := ["services", exposed.index, exposed.field, exposed.item] if exposed.how == "plaintext"

message(exposed) := sprintf("callers of the service %s had to authenticate; the SBOM no longer says so", [exposed.name]) if {
	exposed.how == "unauthenticated"
}

message(exposed) := sprintf("data of the service %s now crosses a trust boundary", [exposed.name]) if exposed.how == "boundary"

message(exposed) := sprintf("the SBOM no longer says that data of the service %s stays inside a trust boundary", [exposed.name]) if {
	exposed.how == "boundary_unstated"
}

message(exposed) := sprintf("the service %s was reached over TLS, and now also without it: %s", [exposed.name, exposed.endpoint]) if {
	exposed.how == "plaintext"
}

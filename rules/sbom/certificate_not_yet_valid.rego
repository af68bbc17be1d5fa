# METADATA
# title: Certificates in use are valid already
# description: >-
#   Clients refuse a certificate before its first day. Either the document lists it too early, or a clock is wrong.
# related_resources:
#   - ref: https://cyclonedx.org/capabilities/cbom/
# custom:
#   id: sbom/certificate-not-yet-valid
#   entity: component
#   severity: low
#   profile: recommended
#   fix: >-
#     List the certificate when it is in use, or correct the date.
#   controls: [guide/2.threats, guide/6.sbom]
package sealint.sbom.certificate_not_yet_valid

deny contains finding if {
	input.crypto.asset_type == "certificate"
	first := input.crypto.not_before
	first > data.sealint.today
	not input.crypto.state == "pre-activation"
	finding := {"message": sprintf("%s is valid from %s only", [input.name, first]), "at": ["crypto", "not_before"]}
}

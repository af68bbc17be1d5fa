# METADATA
# title: No certificate in use is revoked
# description: >-
#   The issuer revokes a certificate if its key is no longer safe, or if its owner is another. A document that lists
#   it without saying that it is out of use says that somebody still relies on it.
# related_resources:
#   - ref: https://cyclonedx.org/capabilities/cbom/
#   - ref: https://cwe.mitre.org/data/definitions/299.html
# custom:
#   id: sbom/certificate-revoked
#   entity: component
#   severity: medium
#   profile: recommended
#   fix: >-
#     Replace the certificate, and state that the old one is deactivated or destroyed.
#   controls: [guide/2.threats, guide/6.sbom, CWE-299]
package sealint.sbom.certificate_revoked

deny contains finding if {
	input.crypto.revoked
	not input.crypto.out_of_use
	finding := {"message": sprintf("%s was revoked", [input.name]), "at": ["crypto", "revoked"]}
}

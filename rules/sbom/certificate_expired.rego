# METADATA
# title: Certificates in use are not expired
# description: >-
#   Clients refuse a server with an expired certificate, and people learn to click the refusal away. Nobody answers
#   for the key after that day. Certificates that are said to be revoked, deactivated or destroyed are not reported.
# related_resources:
#   - ref: https://cyclonedx.org/capabilities/cbom/
#   - ref: https://cwe.mitre.org/data/definitions/298.html
# custom:
#   id: sbom/certificate-expired
#   entity: component
#   severity: medium
#   profile: recommended
#   fix: >-
#     Renew the certificate and automate the renewal, or state that it is no longer in use.
#   controls: [guide/2.threats, guide/6.sbom, CWE-298]
package sealint.sbom.certificate_expired

deny contains finding if {
	input.crypto.asset_type == "certificate"
	not input.crypto.out_of_use
	not input.crypto.revoked
	last := input.crypto.not_after
	last < data.sealint.today
	finding := {"message": sprintf("%s expired on %s", [input.name, last]), "at": ["crypto", "not_after"]}
}

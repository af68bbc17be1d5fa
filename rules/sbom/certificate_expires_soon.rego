# METADATA
# title: Certificates are renewed in time
# description: >-
#   A certificate that expires during a holiday stops the service. The rule reports certificates that expire within
#   the number of days of the parameter.
# related_resources:
#   - ref: https://cyclonedx.org/capabilities/cbom/
# custom:
#   id: sbom/certificate-expires-soon
#   entity: component
#   severity: low
#   profile: recommended
#   fix: >-
#     Renew the certificate, and automate the renewal.
#   controls: [guide/2.threats, guide/6.sbom]
#   params:
#     days: {type: integer, default: 30, description: How many days before its last day a certificate is reported.}
package sealint.sbom.certificate_expires_soon

import data.sealint.params

deny contains finding if {
	input.crypto.asset_type == "certificate"
	not input.crypto.out_of_use
	not input.crypto.revoked
	last := input.crypto.not_after
	left := sealint.date.days(data.sealint.today, last)
	left >= 0
	left <= params.days
	finding := {"message": sprintf("%s expires on %s, in %d days", [input.name, last, left]), "at": ["crypto", "not_after"]}
}

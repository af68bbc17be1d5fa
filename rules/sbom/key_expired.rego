# METADATA
# title: Keys and passwords in use are not expired
# description: >-
#   Its owner set a last day, after which the key or password must not be used. Keys that are said to be deactivated,
#   destroyed or compromised are not reported.
# related_resources:
#   - ref: https://cyclonedx.org/capabilities/cbom/
#   - ref: https://cwe.mitre.org/data/definitions/324.html
# custom:
#   id: sbom/key-expired
#   entity: component
#   severity: medium
#   profile: recommended
#   fix: >-
#     Rotate the key, or state that it is deactivated or destroyed.
#   controls: [guide/2.threats, guide/6.sbom, CWE-324]
package sealint.sbom.key_expired

deny contains finding if {
	input.crypto.asset_type == "related-crypto-material"
	not input.crypto.out_of_use
	not input.crypto.state == "compromised"
	last := input.crypto.expires
	last < data.sealint.today
	finding := {"message": sprintf("%s expired on %s", [input.name, last]), "at": ["crypto", "expires"]}
}

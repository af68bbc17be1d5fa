# METADATA
# title: No key or password is compromised
# description: >-
#   The document says that somebody else knows the key or password. Whatever it protects is open until it is destroyed
#   and replaced.
# related_resources:
#   - ref: https://cyclonedx.org/capabilities/cbom/
# custom:
#   id: sbom/key-compromised
#   entity: component
#   severity: high
#   profile: baseline
#   fix: >-
#     Revoke and replace the key, then state that it is destroyed or remove it from the inventory.
#   controls: [guide/2.threats, guide/6.sbom, CWE-324]
package sealint.sbom.key_compromised

deny contains finding if {
	input.crypto.asset_type == "related-crypto-material"
	input.crypto.state == "compromised"
	finding := {"message": sprintf("%s is compromised", [input.name]), "at": ["crypto", "state"]}
}

# METADATA
# title: No secret itself is in the document
# description: >-
#   An inventory of cryptographic assets lists keys and passwords. It is handed on to customers, auditors and
#   scanners, so it must not contain them. sealint masks such a value in all of its output. Values that are encrypted,
#   placeholders, digests and addresses of stores are not reported.
# related_resources:
#   - ref: https://cyclonedx.org/capabilities/cbom/
#   - ref: https://cwe.mitre.org/data/definitions/312.html
# custom:
#   id: sbom/secret-in-clear
#   entity: component
#   severity: high
#   profile: baseline
#   waivable: fingerprint
#   fix: >-
#     Replace the key or password, since the document may already have been shared. State its id or fingerprint
#     instead of its value.
#   controls: [guide/2.threats, guide/4.secrets, guide/6.sbom, CWE-312]
package sealint.sbom.secret_in_clear

deny contains finding if {
	input.crypto.clear_secret
	finding := {"message": sprintf("%s is stated with its value: a %s in clear", [input.name, kind]), "at": ["crypto", "clear_secret"]}
}

default kind := "secret"

kind := replace(input.crypto.material_type, "-", " ") if not input.crypto.material_type in {"", "other", "unknown"}

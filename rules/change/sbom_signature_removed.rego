# METADATA
# title: An SBOM keeps its signature
# description: >-
#   Whoever has the key could check the signature, although it was not verified here. Without one, nobody can.
# related_resources:
#   - ref: https://cyclonedx.org/docs/1.6/json/#signature
# custom:
#   id: change/sbom-signature-removed
#   entity: change_sbom
#   severity: low
#   profile: recommended
#   fix: >-
#     Sign the document when it is made.
#   controls: [guide/2.threats, guide/6.sbom, SCVS-2.4, CWE-345]
package sealint.change.sbom_signature_removed

deny contains finding if {
	input.before.signature.state in {"untrusted", "unsupported"}
	input.after.signature.state == "absent"
	finding := {
		"message": "the SBOM was signed; now it is not",
		"at": ["signature"],
		"related": [{"ref": ["before", "signature"], "message": "before"}],
	}
}

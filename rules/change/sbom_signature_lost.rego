# METADATA
# title: An SBOM stays verifiable
# description: >-
#   The signature of the SBOM could be verified with a trusted key. Now everybody who can change the document on its
#   way can remove a component from it, and nobody notices.
# related_resources:
#   - ref: https://cyclonedx.org/docs/1.6/json/#signature
#   - ref: https://scvs.owasp.org/scvs/v2-software-bill-of-materials/
# custom:
#   id: change/sbom-signature-lost
#   entity: change_sbom
#   severity: high
#   profile: recommended
#   fix: >-
#     Sign the document when it is made, with a key that is trusted.
#   controls: [guide/2.threats, guide/6.sbom, SCVS-2.4, CWE-345]
package sealint.change.sbom_signature_lost

deny contains finding if {
	input.before.signature.state == "verified"
	state := input.after.signature.state
	state != "verified"
	finding := {
		"message": sprintf("the signature of the SBOM was verified; %s", [now[state]]),
		"at": ["signature"],
		"related": [{"ref": ["before", "signature"], "message": "before"}],
	}
}

now := {
	"absent": "now there is none",
	"invalid": "now no trusted key verifies it",
	"untrusted": "now no trusted key is configured",
	"unsupported": "now it is of a kind that cannot be verified here",
}

# METADATA
# title: The signature of the document is valid
# description: >-
#   An invalid signature means that the document was changed after signing, or that somebody else signed it. Either way
#   nobody can rely on its content. It is worse than no signature, because it looks like one.
# related_resources:
#   - ref: https://cyclonedx.org/docs/1.6/json/#signature
#   - ref: https://cwe.mitre.org/data/definitions/347.html
# custom:
#   id: sbom/signature-invalid
#   entity: sbom
#   severity: high
#   profile: baseline
#   fix: >-
#     Get the document again from its author; if the author changed it, ask for a new signature.
#   controls: [guide/2.threats, guide/6.sbom, SCVS-2.5, CWE-347]
package sealint.sbom.signature_invalid

deny contains finding if {
	input.signature.state == "invalid"
	finding := {"message": sprintf("the document's signature is not valid%s", [why]), "at": ["signature"]}
}

why := sprintf(": %s", [input.signature.reason]) if input.signature.reason

why := "" if not input.signature.reason

# METADATA
# title: A signature of the document holds
# description: >-
#   A signature that does not hold means that the document was changed after it was signed, or that somebody else
#   signed it. Either way nothing in it can be relied on, and it is worse than no signature, for it looks like one.
# related_resources:
#   - ref: https://cyclonedx.org/docs/1.6/json/#signature
#   - ref: https://cwe.mitre.org/data/definitions/347.html
# custom:
#   id: sbom/signature-invalid
#   entity: sbom
#   severity: high
#   profile: baseline
#   fix: Get the document again from whoever made it; if they changed it, have them sign it anew.
#   controls: [guide/2.threats, guide/6.sbom, SCVS-2.5, CWE-347]
package sealint.sbom.signature_invalid

deny contains finding if {
	input.signature.state == "invalid"
	finding := {"message": sprintf("the document's signature is not valid%s", [why]), "at": ["signature"]}
}

why := sprintf(": %s", [input.signature.reason])

why := "" if not input.signature.reason

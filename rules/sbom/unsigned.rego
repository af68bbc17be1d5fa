# METADATA
# title: The document has a trusted signature
# description: >-
#   Whoever can change a document on its way can remove a component from it. A signature counts only if a key that the
#   reader already trusts verifies it; a key inside the document proves nothing about who signed. SPDX 2 and CycloneDX
#   before 1.4 have no signature inside the document and are exempt.
# related_resources:
#   - ref: https://cyclonedx.org/docs/1.6/json/#signature
#   - ref: https://scvs.owasp.org/scvs/v2-software-bill-of-materials/
#   - ref: https://www.cisa.gov/sbom
# custom:
#   id: sbom/unsigned
#   entity: sbom
#   severity: low
#   profile: standard
#   standards: [cisa-2026, scvs-l2]
#   fix: >-
#     Sign the document when it is made, and configure the key that verifies it.
#   controls: [guide/2.threats, guide/6.sbom, CISA-2026, SCVS-2.4, CWE-345]
package sealint.sbom.unsigned

messages := {
	"absent": "the document is not signed",
	"untrusted": "there is no trusted key for verifying the document's signature",
	"invalid": "no trusted key verifies the document's signature",
	"unsupported": "the document's signature has a form that sealint cannot verify",
}

deny contains finding if {
	input.signature.state != "verified"
	not unsignable
	finding := {"message": messages[input.signature.state], "at": ["signature"]}
}

unsignable if {
	input.signature.state == "absent"
	input.format == "spdx"
}

unsignable if {
	input.signature.state == "absent"
	input.spec_version in {"1.2", "1.3"}
}

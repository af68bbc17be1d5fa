# METADATA
# title: The document is valid OpenAPI
# description: >-
#   Some tools read a field in the wrong place and others ignore it: a misspelt security key protects nothing. sealint
#   still checks the rest of the document.
# related_resources:
#   - ref: https://spec.openapis.org/
# custom:
#   id: openapi/invalid-document
#   entity: contract
#   severity: high
#   profile: baseline
#   fix: >-
#     Correct the document as the message says.
#   controls: [guide/5.contract, OWASP-API8:2023, CWE-1286]
package sealint.openapi.invalid_document

deny contains finding if {
	some violation in input.violations
	count(violation.related_at) == 0
	finding := {"message": violation.message, "at": violation.at}
}

deny contains finding if {
	some violation in input.violations
	count(violation.related_at) > 0
	finding := {
		"message": violation.message,
		"at": violation.at,
		"related": [{"ref": violation.related_at, "message": "the first one"}],
	}
}

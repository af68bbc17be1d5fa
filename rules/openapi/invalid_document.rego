# METADATA
# title: The document is valid OpenAPI
# description: >-
#   What is not where the specification puts it is read by some tools and ignored by others: a misspelt security key
#   protects nothing. The rest of the document is judged all the same.
# related_resources:
#   - ref: https://spec.openapis.org/
# custom:
#   id: openapi/invalid-document
#   entity: contract
#   severity: high
#   profile: baseline
#   fix: >-
#     Correct the place as the message says.
#   controls: [guide/5.contract, OWASP-API8:2023, CWE-1286]
package sealint.openapi.invalid_document

deny contains finding if {
	some violation in input.violations
	finding := {"message": violation.message, "at": violation.at}
}

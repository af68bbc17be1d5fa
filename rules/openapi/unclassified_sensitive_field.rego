# METADATA
# title: Sensitive fields are classified
# description: >-
#   Personal, financial, health and authentication data need suitable protection: masking in logs, retention, limited
#   access. Tools and people can only apply it if the contract says which fields contain such data.
# related_resources:
#   - ref: https://owasp.org/API-Security/editions/2023/en/0xa3-broken-object-property-level-authorization/
# custom:
#   id: openapi/unclassified-sensitive-field
#   entity: field
#   severity: medium
#   profile: recommended
#   fix: >-
#     Set x-data-classification (public, internal, confidential or restricted) on the field, its schema or anything
#     around it.
#   per: definition
#   controls: [guide/2.classification, OWASP-API3:2023, CWE-359]
#   params:
#     words: {type: array, default: [], description: "More endings of names, words joined by _, that make a field sensitive."}
package sealint.openapi.unclassified_sensitive_field

import data.sealint.lib.fields
import data.sealint.params

deny contains finding if {
	input.category != "none"
	input.classification == ""
	input.direction != "none"
	not in_url
	finding := {"message": sprintf("%q looks like %s data, but is not classified", [input.name, input.category]), "at": fields.name_of(input)}
}

deny contains finding if {
	count(params.words) > 0
	input.category == "none"
	input.classification == ""
	input.direction != "none"
	some term in input.tail
	term in params.words
	finding := {"message": sprintf("%q looks like sensitive data, but is not classified", [input.name]), "at": fields.name_of(input)}
}

# openapi/credential-in-url and openapi/sensitive-data-in-url say that such data does not belong there.
in_url if {
	input.kind == "parameter"
	input.in in {"path", "query", "querystring"}
}

# METADATA
# title: Identifiers in paths cannot be guessed
# description: >-
#   If identifiers are consecutive numbers, a caller can guess all of them. Every missing ownership check then exposes
#   all records, one request each. The number of a version, revision, page, line, step or sequence only counts the parts
#   of what the path identifies.
# related_resources:
#   - ref: https://owasp.org/API-Security/editions/2023/en/0xa1-broken-object-level-authorization/
# custom:
#   id: openapi/integer-resource-id
#   entity: parameter
#   severity: low
#   profile: strict
#   fix: >-
#     Use a random identifier such as a UUID; keep the number internal.
#   controls: [guide/3.scopes, OWASP-API1:2023, CWE-639]
#   params:
#     identifiers: {type: string, default: '(?i:(^|[_-])(id|ids|identifier|number|num|no|key))$|[a-z](Id|ID|Identifier|Number|No|Key)$', description: "Regular expression of the names of identifiers."}
package sealint.openapi.integer_resource_id

import data.sealint.params

deny contains finding if {
	input.in == "path"
	input.direction in {"request", "both"}
	numeric
	not input.ordinal
	regex.match(params.identifiers, input.name)
	finding := {"message": sprintf("path parameter %q is a numeric identifier: others can be guessed", [input.name]), "at": []}
}

numeric if "integer" in input.constraints.types

numeric if "number" in input.constraints.types

# METADATA
# title: No sensitive data is sent in a URL
# description: >-
#   Access logs, browser histories, caches and monitoring store URLs at every hop. Personal or financial data in a path
#   or query parameter is copied to all of them.
# related_resources:
#   - ref: https://cheatsheetseries.owasp.org/cheatsheets/REST_Security_Cheat_Sheet.html
# custom:
#   id: openapi/sensitive-data-in-url
#   entity: field
#   severity: medium
#   profile: recommended
#   fix: >-
#     Send the data in the body, or use an opaque identifier instead.
#   controls: [guide/4.minimization, OWASP-API8:2023, CWE-598]
package sealint.openapi.sensitive_data_in_url

import data.sealint.lib.fields

deny contains finding if {
	input.kind == "parameter"
	input.in in {"path", "query", "querystring"}
	input.direction in {"request", "both"}
	some reason in reasons
	finding := {"message": sprintf("%s parameter %q carries %s data in the URL", [input.in, input.name, reason]), "at": fields.name_of(input)}
}

reasons contains input.category if {
	input.category in {"personal", "financial", "health"}
	not input.classification in {"public", "internal"}
}

reasons contains input.classification if {
	input.category in {"none", "authentication"}
	not input.inherited
	input.classification in {"confidential", "restricted"}
}

# METADATA
# title: URLs that callers send stay limited
# description: >-
#   A caller who can choose a URL that the server calls can reach places that only the server can reach: metadata
#   services, databases, other tenants.
# related_resources:
#   - ref: https://owasp.org/API-Security/editions/2023/en/0xa7-server-side-request-forgery/
# custom:
#   id: change/url-input-unlimited
#   entity: change_value
#   severity: medium
#   profile: recommended
#   fix: >-
#     Limit the value by pattern or enum to https and known hosts; check the resolved address as well.
#   controls: [guide/5.strictness, OWASP-API7:2023, CWE-918]
package sealint.change.url_input_unlimited

import data.sealint.lib.urlfields
import data.sealint.lib.values

deny contains finding if {
	values.url_opened(input)
	finding := values.told(sprintf("%s was limited, and may now be any address", [input.name]), [], [])
}

deny contains finding if {
	input.status == "added"
	values.sent(input)
	field := input.after.field
	not field.limited
	urlfields.called(field)
	finding := {"message": sprintf("%s is new, and may be any address", [input.name]), "at": []}
}

# METADATA
# title: Responses return no secret that they did not
# description: >-
#   Everyone who can call the operation can read a returned secret again, and every log and cache on the way stores
#   it.
# related_resources:
#   - ref: https://owasp.org/API-Security/editions/2023/en/0xa3-broken-object-property-level-authorization/
# custom:
#   id: change/secret-returned
#   entity: change_value
#   severity: critical
#   profile: baseline
#   fix: >-
#     Mark the property writeOnly. A secret that the server makes may be returned once, when it is created, by a
#     schema that serves nothing else.
#   controls: [guide/4.minimization, OWASP-API3:2023, CWE-312]
package sealint.change.secret_returned

import data.sealint.lib.secrets

deny contains finding if {
	secrets.returned(input)
	finding := {"message": sprintf("%s, which is a secret by its name, is now sent back", [input.name]), "at": [], "related": related}
}

related := [{"ref": ["before", "writeOnly"], "message": "before"}] if input.status == "modified"

related := [] if input.status == "added"

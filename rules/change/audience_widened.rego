# METADATA
# title: The API does not open to a wider audience unnoticed
# description: >-
#   An API that was built for few callers is now meant for more: every default in it was chosen for less. The
#   order is internal, company, partner, public.
# custom:
#   id: change/audience-widened
#   entity: change_contract
#   severity: high
#   profile: recommended
#   fix: >-
#     Review authentication, limits and the data that is returned for the new audience, then accept the finding by a
#     waiver.
#   controls: [guide/2.inventory, OWASP-API9:2023, CWE-1059]
package sealint.change.audience_widened

deny contains finding if {
	rank[input.after.audience] > rank[input.before.audience]
	finding := {
		"message": sprintf("the API was for %s callers; now it is for %s ones", [input.before.audience, input.after.audience]),
		"at": ["info", "x-audience"],
		"related": [{"ref": ["before", "info", "x-audience"], "message": "before"}],
	}
}

rank := {"internal": 0, "company": 1, "component-internal": 0, "business-unit-internal": 1, "company-internal": 1, "partner": 2, "external-partner": 2, "public": 3, "external-public": 3}

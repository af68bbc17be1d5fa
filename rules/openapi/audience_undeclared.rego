# METADATA
# title: The contract states its audience and the environment of its servers
# description: >-
#   If an internal API is mistaken for a public one, it becomes exposed; if a public one is mistaken for internal, it
#   stays unprotected. A client that mistakes staging for production sends real data there.
# related_resources:
#   - ref: https://owasp.org/API-Security/editions/2023/en/0xa9-improper-inventory-management/
# custom:
#   id: openapi/audience-undeclared
#   entity: contract
#   severity: info
#   profile: strict
#   fix: >-
#     Set info.x-audience (or x-internal), and name the environment of each server in its description
#     or by x-environment.
#   controls: [guide/2.inventory, OWASP-API9:2023, CWE-1059]
package sealint.openapi.audience_undeclared

deny contains finding if {
	input.audience == ""
	finding := {"message": "the contract does not state its audience: info has no x-audience or x-internal", "at": ["info", "x-audience"]}
}

deny contains finding if {
	some i in input.unnamed_servers
	finding := {"message": "the server does not state its environment, such as production or staging, by x-environment, in its description or in its host", "at": ["servers", i, "url"]}
}

# METADATA
# title: The contract says for whom it is and where it runs
# description: >-
#   An internal API that is taken for a public one is exposed, a public one that is taken for internal is left
#   unprotected. The same holds for servers: a client that takes staging for production sends real data there.
# related_resources:
#   - ref: https://owasp.org/API-Security/editions/2023/en/0xa9-improper-inventory-management/
# custom:
#   id: openapi/audience-undeclared
#   entity: contract
#   severity: info
#   profile: strict
#   fix: >-
#     Set info.x-audience (or x-internal), and describe each server or give it x-environment.
#   controls: [guide/2.inventory, OWASP-API9:2023, CWE-1059]
package sealint.openapi.audience_undeclared

deny contains finding if {
	input.audience == ""
	finding := {"message": "the contract does not state its audience: info has no x-audience or x-internal", "at": ["info", "x-audience"]}
}

deny contains finding if {
	some i in input.unnamed_servers
	finding := {"message": "the server does not state its environment: it has no description or x-environment", "at": ["servers", i]}
}

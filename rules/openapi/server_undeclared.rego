# METADATA
# title: The contract declares its servers
# description: >-
#   Without a server, clients assume the location of the contract itself: nothing says which host is meant, and no rule
#   can tell whether it uses TLS.
# related_resources:
#   - ref: https://spec.openapis.org/oas/latest.html#server-object
# custom:
#   id: openapi/server-undeclared
#   entity: contract
#   severity: low
#   profile: strict
#   fix: >-
#     Declare servers (2.0: host and schemes).
#   controls: [guide/4.transport, OWASP-API9:2023]
package sealint.openapi.server_undeclared

deny contains finding if {
	not input.servers_declared
	input.operations > 0
	finding := {"message": sprintf("the contract declares no server%s", [unprotected]), "at": ["servers"]}
}

unprotected := "" if count(input.credentials) == 0

unprotected := sprintf(", so nothing says that credentials (%s) travel encrypted", [concat(", ", input.credentials)]) if count(input.credentials) > 0

# METADATA
# title: Callers do not choose the host
# description: >-
#   A variable in the scheme or host of a server that is not limited by an enum lets whoever fills it in decide
#   where credentials and data go. A client that takes the value from its input can be sent to an attacker.
# related_resources:
#   - ref: https://owasp.org/API-Security/editions/2023/en/0xa8-security-misconfiguration/
# custom:
#   id: openapi/unbounded-server-host
#   entity: server
#   severity: high
#   profile: recommended
#   fix: >-
#     Limit the variable by an enum, or write the host out.
#   controls: [guide/4.transport, OWASP-API8:2023, CWE-601]
package sealint.openapi.unbounded_server_host

deny contains finding if {
	some variable in input.variables
	variable.part in {"scheme", "host"}
	not variable.limited
	finding := {
		"message": sprintf("variable %q in the %s of %s can have any value", [variable.name, variable.part, input.template]),
		"at": ["variables", variable.name],
	}
}

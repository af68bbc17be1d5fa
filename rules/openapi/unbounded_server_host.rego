# METADATA
# title: Callers cannot choose the host
# description: >-
#   If a variable in the scheme or host of a server is not limited by an enum, whoever sets it decides where
#   credentials and data go. An attacker who controls the value can make a client call any host.
# related_resources:
#   - ref: https://owasp.org/API-Security/editions/2023/en/0xa8-security-misconfiguration/
# custom:
#   id: openapi/unbounded-server-host
#   entity: server
#   severity: medium
#   profile: recommended
#   grows: true
#   fix: >-
#     Limit the variable by an enum, or write the host without a variable.
#   controls: [guide/4.transport, OWASP-API8:2023, CWE-601]
package sealint.openapi.unbounded_server_host

deny contains finding if {
	some variable in input.variables
	variable.part in {"scheme", "host"}
	not variable.limited
	finding := {
		"message": sprintf("variable %q in the %s of %s can have any value", [variable.name, variable.part, input.template]),
		"at": ["variables", variable.name],
		"decision": input.template,
	}
}

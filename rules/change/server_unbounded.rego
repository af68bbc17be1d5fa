# METADATA
# title: The host of a server keeps its limits
# description: >-
#   A variable in the scheme or host of a server has no list of values any more, or is new without one. Whoever
#   fills it in decides where data and credentials go.
# custom:
#   id: change/server-unbounded
#   entity: change_server
#   severity: high
#   profile: recommended
#   fix: >-
#     List the values of the variable in its enum.
#   controls: [guide/5.strictness, OWASP-API7:2023, CWE-918]
package sealint.change.server_unbounded

deny contains finding if {
	some name in input.unbounded
	finding := {
		"message": sprintf("callers may choose any value of %q in the host of the server %s", [name, input.after.template]),
		"at": ["variables", name],
		"related": [{"ref": ["before", "variables", name], "message": "before"} | input.status == "modified"],
	}
}

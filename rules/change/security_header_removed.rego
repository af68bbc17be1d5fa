# METADATA
# title: Documented security headers stay
# description: >-
#   Strict-Transport-Security, Content-Security-Policy and X-Content-Type-Options tell browsers what they must not
#   do with an answer. The operation documented one of them and no longer does.
# custom:
#   id: change/security-header-removed
#   entity: change_operation
#   severity: low
#   profile: strict
#   fix: >-
#     Document the header again, or make sure that the server goes on sending it and that something tests it.
#   per: document
#   controls: [guide/4.transport, OWASP-API8:2023, CWE-693]
package sealint.change.security_header_removed

deny contains finding if {
	input.after.kind == "path"
	gone := [name |
		some header in input.before.security_headers
		name := names[header]
		not header in input.after.security_headers
	]
	count(gone) > 0
	finding := {
		"message": sprintf("%s %s no longer documents %s", [input.after.method, input.after.path, concat(", ", gone)]),
		"at": ["responses"],
		"related": [{"ref": ["before", "responses"], "message": "before"}],
	}
}

names := {
	"content-security-policy": "Content-Security-Policy",
	"strict-transport-security": "Strict-Transport-Security",
	"x-content-type-options": "X-Content-Type-Options",
}

# METADATA
# title: No callback leaves TLS
# description: >-
#   The callback was sent over https only. Now it may be sent without TLS, where anyone on the network path can
#   read it. If callers may choose any address now, change/callback-unlimited is reported instead.
# custom:
#   id: change/callback-downgraded
#   entity: change_operation
#   severity: high
#   profile: baseline
#   fix: >-
#     Limit the URL of the callback to https again.
#   controls: [guide/4.transport, OWASP-API8:2023, CWE-319]
package sealint.change.callback_downgraded

deny contains finding if {
	encrypted(input.before.destination)
	input.after.destination
	not encrypted(input.after.destination)
	not unlimited
	finding := {
		"message": sprintf("the callback %s was sent over https only; now it may be sent without TLS", [input.after.path]),
		"at": [],
		"related": [{"ref": ["before"], "message": "before"}],
	}
}

encrypted(destination) if destination.scheme == "https"

encrypted(destination) if destination.tls_only

unlimited if {
	input.before.destination.limited
	not input.after.destination.limited
	input.after.destination.input != ""
}

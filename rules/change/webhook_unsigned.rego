# METADATA
# title: Receivers of webhooks can go on telling who sent them
# description: >-
#   The URL of a webhook or callback is not secret. Its receivers could check who sent a message, by a signature
#   or a credential, and no longer can; or the webhook is new without one.
# custom:
#   id: change/webhook-unsigned
#   entity: change_operation
#   severity: high
#   profile: recommended
#   fix: >-
#     Declare a signature header parameter (HMAC or RFC 9421), or security on the webhook itself.
#   controls: [guide/3.tokens, OWASP-API2:2023, CWE-345]
package sealint.change.webhook_unsigned

deny contains finding if {
	input.after.kind in {"webhook", "callback"}
	not input.after.signed
	input.before.signed
	finding := {
		"message": sprintf("receivers of the %s %s could check who sent it; now they cannot", [input.after.kind, input.after.path]),
		"at": [],
		"related": [{"ref": ["before"], "message": "before"}],
	}
}

deny contains finding if {
	input.status == "added"
	input.after.kind in {"webhook", "callback"}
	not input.after.signed
	finding := {"message": sprintf("receivers of the new %s %s cannot check who sent it", [input.after.kind, input.after.path]), "at": []}
}

# METADATA
# title: Receivers can verify the sender of a webhook
# description: >-
#   The URL of a webhook is not secret. Without a signature or a credential, everyone who knows the URL can send forged
#   events.
# related_resources:
#   - ref: https://www.rfc-editor.org/rfc/rfc9421
# custom:
#   id: openapi/unsigned-webhook
#   entity: operation
#   severity: medium
#   profile: recommended
#   fix: >-
#     Declare a signature header parameter (HMAC or RFC 9421), or security on the webhook itself.
#   controls: [guide/3.tokens, OWASP-API2:2023, CWE-345]
package sealint.openapi.unsigned_webhook

deny contains finding if {
	input.kind in {"webhook", "callback"}
	not input.signed
	finding := {"message": sprintf("%s %s declares no signature header and no security of its own", [input.kind, input.path]), "at": []}
}

# METADATA
# title: Examples of responses contain no secret
# description: >-
#   An example of a response that was copied from a running system holds what the server sent to somebody: a token or
#   key that may still open their account. Everybody who can read the contract can use it. A sample may look as
#   openapi/embedded-secret says.
# related_resources:
#   - ref: https://cheatsheetseries.owasp.org/cheatsheets/Secrets_Management_Cheat_Sheet.html
# custom:
#   id: openapi/secret-in-response-example
#   entity: text
#   severity: high
#   profile: baseline
#   identity: [value]
#   waivable: fingerprint
#   fix: >-
#     Put a placeholder such as your-access-token in its place. If it was ever valid, revoke it.
#   controls: [guide/4.secrets, OWASP-API8:2023, CWE-798]
package sealint.openapi.secret_in_response_example

deny contains finding if {
	input.in_response
	some secret in input.secrets
	finding := {"message": sprintf("an example of a response holds %s: %s", [secret.kind, secret.shown]), "at": []}
}

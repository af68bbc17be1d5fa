# METADATA
# title: The contract contains no secret
# description: >-
#   Everybody who integrates with the API can read the contract, and its history keeps everything that was in it. A
#   real secret in an example, default, extension or description is known as soon as it is pushed. A sample may say what
#   it is (your-api-key, example, changeme), hold a variable (${TOKEN}), be words joined by symbols, a UUID, perhaps behind
#   words, a counted value (1A2B3C4D), a token whose claims are not JSON, or a PEM block without a key. Secrets that only
#   examples of responses hold are openapi/secret-in-response-example.
# related_resources:
#   - ref: https://cheatsheetseries.owasp.org/cheatsheets/Secrets_Management_Cheat_Sheet.html
# custom:
#   id: openapi/embedded-secret
#   entity: text
#   severity: critical
#   profile: baseline
#   identity: [value]
#   waivable: fingerprint
#   fix: >-
#     Revoke the secret, then put a placeholder such as your-api-key in its place.
#   controls: [guide/4.secrets, OWASP-API8:2023, CWE-798]
package sealint.openapi.embedded_secret

deny contains finding if {
	not input.in_response
	input.context == "key"
	some secret in input.secrets
	finding := {"message": sprintf("a key holds %s: %s", [secret.kind, secret.shown]), "at": []}
}

deny contains finding if {
	not input.in_response
	input.context != "key"
	some secret in input.secrets
	finding := {"message": sprintf("%s holds %s: %s", [input.key, secret.kind, secret.shown]), "at": []}
}

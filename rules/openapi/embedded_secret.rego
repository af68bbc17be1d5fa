# METADATA
# title: The contract contains no secret
# description: >-
#   Everybody who integrates with the API can read the contract, and its history keeps everything that was in it. A
#   real secret in an example, default, extension or description is known as soon as it is pushed.
# related_resources:
#   - ref: https://cheatsheetseries.owasp.org/cheatsheets/Secrets_Management_Cheat_Sheet.html
# custom:
#   id: openapi/embedded-secret
#   entity: text
#   severity: critical
#   profile: baseline
#   fix: >-
#     Revoke the secret, then put a placeholder such as your-api-key in its place.
#   controls: [guide/4.secrets, OWASP-API8:2023, CWE-798]
package sealint.openapi.embedded_secret

deny contains finding if {
	input.context == "key"
	some secret in input.secrets
	finding := {"message": sprintf("a key holds %s: %s", [secret.kind, secret.shown]), "at": []}
}

deny contains finding if {
	input.context != "key"
	some secret in input.secrets
	finding := {"message": sprintf("%s holds %s: %s", [input.key, secret.kind, secret.shown]), "at": []}
}

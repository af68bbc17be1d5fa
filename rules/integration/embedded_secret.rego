# METADATA
# title: The manifest holds no secret
# description: >-
#   A manifest is read by everybody who reads the repository, for ever: a secret in its history is known. It belongs
#   into a secret manager, and the manifest names where.
# custom:
#   id: integration/embedded-secret
#   entity: integration
#   severity: critical
#   profile: baseline
#   fix: >-
#     Revoke the secret, keep its successor in a secret manager, and put the reference into identity.credential.ref, as
#     vault://payments/ledger, aws-sm://, gcp-sm://, azure-kv://, k8s://, op://, doppler://, an ARN of AWS or an address of
#     Azure Key Vault. If nothing has leaked and the reference is only written otherwise, write it so.
#   controls: [guide/4.secrets, CWE-798]
package sealint.integration.embedded_secret

deny contains finding if {
	some secret in input.secrets
	finding := {"message": sprintf("%s holds %s: %s", [field(secret), secret.kind, secret.shown]), "at": secret.at}
}

field(secret) := concat(".", secret.at)

# METADATA
# title: The manifest and its overlays contain no secret
# description: >-
#   Everybody who can read the repository can read the manifest, and its history keeps a secret for ever. Secrets
#   belong in a secret manager; the manifest only says where.
# custom:
#   id: integration/embedded-secret
#   entity: integration
#   severity: critical
#   profile: baseline
#   identity: [value]
#   waivable: fingerprint
#   fix: >-
#     Revoke the secret, store its successor in a secret manager, and put the reference into identity.credential.ref,
#     such as vault://payments/ledger, aws-sm://, gcp-sm://, azure-kv://, k8s://, op://, doppler://, an AWS ARN or an
#     Azure Key Vault URL. If the value is a reference in another notation and no secret, write it in one of these
#     notations.
#   controls: [guide/4.secrets, CWE-798]
package sealint.integration.embedded_secret

deny contains finding if {
	some secret in input.secrets
	finding := {"message": sprintf("%s holds %s: %s", [field(secret), secret.kind, secret.shown]), "at": secret.at}
}

deny contains finding if {
	some i, secret in input.overlay_secrets
	finding := {"message": sprintf("%s of an overlay holds %s: %s", [secret.field, secret.kind, secret.shown]), "at": ["overlay_secrets", i]}
}

field(secret) := concat(".", secret.at)

# METADATA
# title: Credentials are rotated often enough
# description: >-
#   A leaked credential works until it is replaced, and most leaks are never noticed. Rotation ends them, but only if
#   it happens on time. A longer period gives a thief more time.
# related_resources:
#   - ref: https://cheatsheetseries.owasp.org/cheatsheets/Secrets_Management_Cheat_Sheet.html
# custom:
#   id: integration/infrequent-rotation
#   entity: integration
#   severity: medium
#   profile: recommended
#   fix: >-
#     Rotate the credential at least every 90 days, and state that period in identity.credential.rotation.
#   controls: [guide/4.secrets, CWE-324]
#   params:
#     max_days: {type: integer, default: 90, description: The longest rotation in days.}
package sealint.integration.infrequent_rotation

import data.sealint.lib.credentials
import data.sealint.params

deny contains finding if {
	input.spec.identity.method in credentials.methods
	long
	finding := {
		"message": sprintf("the credential is rotated every %s, but at most %d days are allowed", [
			input.spec.identity.credential.rotation,
			params.max_days,
		]),
		"at": ["spec", "identity", "credential", "rotation"],
	}
}

deny contains finding if {
	input.spec.identity.method in credentials.methods
	some i, environment in input.environments
	rotation := input.spec.environments[i].credential.rotation
	long_in(environment)
	finding := {
		"message": sprintf("the credential of %s is rotated every %s, but at most %d days are allowed", [environment.name, rotation, params.max_days]),
		"at": ["spec", "environments", i, "credential", "rotation"],
	}
}

long_in(environment) if environment.rotation_seconds > params.max_days * 86400

long_in(environment) if not environment.rotation_seconds

long if input.rotation_seconds > params.max_days * 86400

# The stated period is too long to count in seconds.
long if {
	input.spec.identity.credential.rotation
	not input.rotation_seconds
}

deny contains finding if {
	some webhook in input.webhooks
	webhook.rotation != ""
	long_in(webhook)
	finding := {
		"message": sprintf("the secret of webhook %s is rotated every %s, but at most %d days are allowed", [webhook.url, webhook.rotation, params.max_days]),
		"at": array.concat(webhook.at, ["secret", "rotation"]),
	}
}

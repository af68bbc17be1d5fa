# METADATA
# title: The manifest states when the credential is rotated
# description: >-
#   A leaked credential works until it is replaced, and most leaks are never noticed. Rotation ends them, but only if
#   it happens on time. Without a stated period and day nobody can check that.
# related_resources:
#   - ref: https://cheatsheetseries.owasp.org/cheatsheets/Secrets_Management_Cheat_Sheet.html
# custom:
#   id: integration/no-rotation
#   entity: integration
#   severity: medium
#   profile: recommended
#   fix: >-
#     State how often the credential is rotated, identity.credential.rotation, and the day of the last rotation,
#     identity.credential.rotated.
#   controls: [guide/4.secrets, CWE-324]
package sealint.integration.no_rotation

import data.sealint.lib.credentials
import data.sealint.lib.violations

deny contains finding if {
	input.spec.identity.method in credentials.methods
	"spec.identity.credential.rotation" in input.absent
	finding := {
		"message": "the manifest does not state how often the credential is rotated",
		"at": ["spec", "identity", "credential", "rotation"],
	}
}

deny contains finding if {
	input.spec.identity.method in credentials.methods
	"spec.identity.credential.rotated" in input.absent
	input.spec.identity.credential.rotation
	finding := {
		"message": "the manifest does not state when the credential was last rotated",
		"at": ["spec", "identity", "credential", "rotated"],
	}
}

deny contains finding if {
	input.spec.identity.method in credentials.methods
	some i, environment in input.spec.environments
	environment.credential
	some field, words in {"rotation": "how often the credential of %s is rotated", "rotated": "when the credential of %s was last rotated"}
	not environment.credential[field]
	not violations.cover(input.violations, ["spec", "environments", sprintf("%d", [i]), "credential", field])
	finding := {
		"message": sprintf(sprintf("the manifest does not state %s", [words]), [environment.name]),
		"at": ["spec", "environments", i, "credential", field],
	}
}

deny contains finding if {
	some webhook in input.webhooks
	webhook.secret_stated
	webhook.rotation == ""
	at := array.concat(webhook.at, ["secret", "rotation"])
	not violations.cover(input.violations, at)
	finding := {"message": sprintf("the manifest does not state how often the secret of webhook %s is rotated", [webhook.url]), "at": at}
}

deny contains finding if {
	some webhook in input.webhooks
	webhook.rotation != ""
	not webhook.secret_rotated
	at := array.concat(webhook.at, ["secret", "rotated"])
	not violations.cover(input.violations, at)
	finding := {"message": sprintf("the manifest does not state when the secret of webhook %s was last rotated", [webhook.url]), "at": at}
}

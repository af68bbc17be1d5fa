# METADATA
# title: No credential is due for rotation soon
# description: >-
#   When the rotation is overdue, the gate reports it for every change. A warning some days before leaves time to
#   rotate.
# related_resources:
#   - ref: https://cheatsheetseries.owasp.org/cheatsheets/Secrets_Management_Cheat_Sheet.html
# custom:
#   id: integration/rotation-due
#   entity: integration
#   severity: medium
#   profile: recommended
#   fix: >-
#     Rotate the credential, and state the day in identity.credential.rotated.
#   controls: [guide/4.secrets, CWE-324]
#   params:
#     warn_days: {type: integer, default: 14, description: "How many days ahead a rotation is reported, from half of its time on; 0: not."}
package sealint.integration.rotation_due

import data.sealint.lib.credentials
import data.sealint.lib.days
import data.sealint.params

deny contains finding if {
	input.spec.identity.method in credentials.methods
	left := due(input)
	finding := {
		"message": sprintf("the credential is due for rotation %s", [days.ahead(left)]),
		"at": ["spec", "identity", "credential", "rotated"],
	}
}

deny contains finding if {
	input.spec.identity.method in credentials.methods
	some i, environment in input.environments
	left := due(environment)
	finding := {
		"message": sprintf("the credential of %s is due for rotation %s", [environment.name, days.ahead(left)]),
		"at": ["spec", "environments", i, "credential", "rotated"],
	}
}

deny contains finding if {
	some webhook in input.webhooks
	left := due({"credential_due": webhook.secret_due, "rotation_seconds": webhook.rotation_seconds})
	finding := {
		"message": sprintf("the secret of webhook %s is due for rotation %s", [webhook.url, days.ahead(left)]),
		"at": array.concat(webhook.at, ["secret", "rotated"]),
	}
}

# The days that are left, if they are few enough to tell.
due(owner) := left if {
	count(owner.credential_due) == 10 # dates after the year 9999 do not compare as text
	owner.credential_due >= data.sealint.today
	params.warn_days > 0
	left := sealint.date.days(data.sealint.today, owner.credential_due)
	left <= params.warn_days
	(left * 2) * 86400 <= owner.rotation_seconds
}

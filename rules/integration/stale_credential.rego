# METADATA
# title: Credentials are rotated on time
# description: >-
#   A leaked credential works until it is replaced, and most leaks are never noticed. Rotation ends them, but only if
#   it happens on time.
# related_resources:
#   - ref: https://cheatsheetseries.owasp.org/cheatsheets/Secrets_Management_Cheat_Sheet.html
# custom:
#   id: integration/stale-credential
#   entity: integration
#   severity: medium
#   profile: recommended
#   fix: >-
#     Rotate the credential, and state the day in identity.credential.rotated.
#   controls: [guide/4.secrets, CWE-324]
package sealint.integration.stale_credential

import data.sealint.lib.credentials
import data.sealint.lib.days

deny contains finding if {
	input.spec.identity.method in credentials.methods
	count(input.credential_due) == 10 # dates after the year 9999 do not compare as text
	input.credential_due < data.sealint.today
	overdue := sealint.date.days(input.credential_due, data.sealint.today)
	finding := {
		"message": sprintf("the credential was due for rotation %s ago, on %s", [days.text(overdue), input.credential_due]),
		"at": ["spec", "identity", "credential", "rotated"],
	}
}

deny contains finding if {
	input.spec.identity.method in credentials.methods
	some i, environment in input.environments
	count(environment.credential_due) == 10
	environment.credential_due < data.sealint.today
	overdue := sealint.date.days(environment.credential_due, data.sealint.today)
	finding := {
		"message": sprintf("the credential of %s was due for rotation %s ago, on %s", [environment.name, days.text(overdue), environment.credential_due]),
		"at": ["spec", "environments", i, "credential", "rotated"],
	}
}

deny contains finding if {
	some webhook in input.webhooks
	count(webhook.secret_due) == 10
	webhook.secret_due < data.sealint.today
	overdue := sealint.date.days(webhook.secret_due, data.sealint.today)
	finding := {
		"message": sprintf("the secret of webhook %s was due for rotation %s ago, on %s", [webhook.url, days.text(overdue), webhook.secret_due]),
		"at": array.concat(webhook.at, ["secret", "rotated"]),
	}
}

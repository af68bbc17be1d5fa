# METADATA
# title: Credentials are rotated on time
# description: >-
#   A credential that has leaked works until it is replaced, and most leaks are never noticed. Rotation ends them,
#   provided that it happens when it is due.
# related_resources:
#   - ref: https://cheatsheetseries.owasp.org/cheatsheets/Secrets_Management_Cheat_Sheet.html
# custom:
#   id: integration/stale-credential
#   entity: integration
#   severity: medium
#   profile: recommended
#   fix: >-
#     Rotate the credential at least every 90 days, and state identity.credential.rotation and the day of the last
#     rotation, identity.credential.rotated.
#   controls: [guide/4.secrets, CWE-324]
#   params:
#     max_days: {type: integer, default: 90, description: The longest rotation in days.}
#     warn_days: {type: integer, default: 14, description: "How many days ahead a rotation is reported, from half of its time on; 0: not."}
package sealint.integration.stale_credential

import data.sealint.lib.days
import data.sealint.params

deny contains finding if {
	input.spec.identity.method in methods
	"spec.identity.credential.rotation" in input.absent
	finding := {
		"message": "the manifest does not state how often the credential is rotated",
		"at": ["spec", "identity", "credential", "rotation"],
	}
}

deny contains finding if {
	input.spec.identity.method in methods
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
	input.spec.identity.method in methods
	"spec.identity.credential.rotated" in input.absent
	input.spec.identity.credential.rotation
	finding := {
		"message": "the manifest does not state when the credential was last rotated",
		"at": ["spec", "identity", "credential", "rotated"],
	}
}

deny contains finding if {
	input.spec.identity.method in methods
	count(input.credential_due) == 10 # dates after the year 9999 do not compare as text
	input.credential_due < data.sealint.today
	overdue := sealint.date.days(input.credential_due, data.sealint.today)
	finding := {
		"message": sprintf("the credential was due for rotation %s ago, on %s", [days.text(overdue), input.credential_due]),
		"at": ["spec", "identity", "credential", "rotated"],
	}
}

deny contains finding if {
	input.spec.identity.method in methods
	count(input.credential_due) == 10
	input.credential_due >= data.sealint.today
	params.warn_days > 0
	left := sealint.date.days(data.sealint.today, input.credential_due)
	left <= params.warn_days
	(left * 2) * 86400 <= input.rotation_seconds
	finding := {
		"message": sprintf("the credential is due for rotation %s", [days.ahead(left)]),
		"at": ["spec", "identity", "credential", "rotated"],
	}
}

deny contains finding if {
	input.spec.identity.method in methods
	sealint.date.days(data.sealint.today, input.spec.identity.credential.rotated) > 0
	finding := {
		"message": sprintf("the last rotation is dated %s, which is in the future", [input.spec.identity.credential.rotated]),
		"at": ["spec", "identity", "credential", "rotated"],
	}
}

# The methods with a credential that somebody has to rotate.
methods := {"oauth2", "oidc", "mtls", "api-key", "basic"}

long if input.rotation_seconds > params.max_days * 86400

# The stated duration is too long to count in seconds.
long if not input.rotation_seconds

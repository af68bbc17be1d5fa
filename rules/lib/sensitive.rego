# Sensitive fields.
package sealint.lib.sensitive

import data.sealint.lib.secrets

# Why a field is sensitive.
kind(field) := field.classification if field.classification in {"confidential", "restricted"}

kind(field) := field.category if not field.classification in {"confidential", "restricted"}

# Another rule speaks of the field, as a secret.
told_as_secret(field) if {
	secrets.holds(field)
	not secrets.issued(field)
}

# Fields with a secret.
package sealint.lib.secrets

import data.sealint.lib.types

# The name of the field says that it is a secret, and nothing says that it is none.
holds(field) if {
	types.textual(field.types)
	not field.limited
	not field.masked
	not field.withheld
	not harmless(field)
	some term in field.tail
	term in {
		"password", "passwd", "passphrase", "passcode", "private_key", "secret", "secret_key", "client_secret", "app_secret", "shared_secret",
		"shared_key", "signing_key", "encryption_key", "security_answer",
	}
}

# A secret that the server makes and shows once, by a schema of its own. Callers choose their passwords themselves.
issued(field) if {
	field.at_creation
	not field.shared
	every word in ["password", "passwd", "passphrase", "passcode", "security_answer"] {
		not word in field.tail
	}
}

# The client secret of a payment is made for the browser of the one who pays.
harmless(field) if {
	"client_secret" in field.tail
	some term in field.terms
	term in {"payment", "checkout", "setup_intent"}
}

harmless(field) if {
	some term in field.terms
	term in {
		"hint", "policy", "masked", "hash", "hashed", "encrypted", "one_time", "url", "scanning", "public", "display", "label", "title", "description",
	}
}

# The description says that the value is encrypted, or only where it is.
harmless(field) if {
	some remark in {"encrypted", "reference"}
	remark in field.described_as
}

# A secret comes back to callers who did not see it before.
returned(value) if {
	value.direction in {"response", "both"}
	not value.after.write_only
	shown_before(value) == false
	some field in array.concat(value.fields, [field | field := value.after.field])
	holds(field)
	not issued(field)
}

# A field that the base returns, too, is no secret that comes back.
shown_before(value) := false if value.status == "added"

shown_before(value) := false if {
	value.status == "modified"
	value.before.write_only
}

# METADATA
# title: No security scheme becomes a weaker one
# description: >-
#   All operations that demand the scheme now accept a credential that tells callers less apart: a key or password
#   instead of a token, or anything instead of a client certificate. Moving an API key into the URL is reported by
#   change/key-moved-into-url.
# custom:
#   id: change/scheme-weakened
#   entity: change_scheme
#   severity: high
#   profile: baseline
#   fix: >-
#     Declare the weaker credential as a scheme of its own, if it is needed at all, and demand it only where it is
#     enough.
#   controls: [guide/3.tokens, OWASP-API2:2023, CWE-1390]
package sealint.change.scheme_weakened

deny contains finding if {
	input.weaker
	input.after.demanded
	not moved
	finding := {
		"message": sprintf("the scheme %q was %s; now it is %s", [input.after.name, input.before.credential, input.after.credential]),
		"at": ["type"],
		"related": [{"ref": ["before", "type"], "message": "before"}],
	}
}

moved if {
	input.before.credential == "api-key"
	input.after.credential == "api-key"
}

# METADATA
# title: New operations need more than a static key
# description: >-
#   The change adds an operation that can be called with an API key or a password alone. Such credentials do not
#   expire, are copied into scripts and logs, and work for everyone who holds them. The rule openapi/static-key is
#   told at the scheme, so that a new user of the scheme would not be seen.
# custom:
#   id: change/new-operation-static-key
#   entity: change_operation
#   severity: high
#   profile: baseline
#   fix: >-
#     Demand short-lived tokens or mutual TLS for the new operation.
#   controls: [guide/3.tokens, OWASP-API2:2023, CWE-798]
package sealint.change.new_operation_static_key

import data.sealint.lib.security

deny contains finding if {
	input.status == "added"
	static := [i | some i, alternative in input.access.after; alternative.rank in {"exposed-key", "static"}]
	count(static) > 0
	finding := {
		"message": sprintf("the new operation %s %s can be called with %s alone", [
			input.after.method, input.after.path,
			concat(" or ", [input.access.after[i].text | some i in static]),
		]),
		"at": security.alternative_at(input.after.security, static[0]),
	}
}

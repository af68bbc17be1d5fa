# METADATA
# title: No operation comes to demand a scheme that is not declared
# description: >-
#   A requirement that names a missing scheme protects nothing: gateways and generators ignore it or fail, each
#   differently. The change misspells the name, or removes the declaration.
# custom:
#   id: change/undefined-scheme-introduced
#   entity: change_operation
#   severity: high
#   profile: baseline
#   fix: >-
#     Correct the name (names are case-sensitive), or declare the scheme.
#   controls: [guide/3.tokens, OWASP-API2:2023, CWE-1104]
package sealint.change.undefined_scheme_introduced

deny contains finding if {
	some undefined in input.access.undefined
	finding := {
		"message": sprintf("%s %s demands %q, which is not declared: nobody knows what callers need", [input.after.method, input.after.path, undefined.scheme]),
		"at": ["security", undefined.index, undefined.scheme],
		"decision": undefined.scheme,
	}
}

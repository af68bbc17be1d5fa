# METADATA
# title: Paths that match the same URL require the same security
# description: >-
#   If two path templates match one URL, gateways and frameworks disagree on which operation the URL means. If the two
#   require different credentials, an attacker uses the interpretation with the weaker check.
# related_resources:
#   - ref: https://spec.openapis.org/oas/v3.1.1.html#paths-object
# custom:
#   id: openapi/ambiguous-path-security
#   entity: contract
#   severity: high
#   profile: recommended
#   fix: >-
#     Make the templates distinct, or require the same security for both.
#   controls: [guide/3.scopes, OWASP-API5:2023, CWE-436]
package sealint.openapi.ambiguous_path_security

deny contains finding if {
	some overlap in input.overlaps
	not overlap.same_security
	not overlap.ordered
	finding := {
		"message": sprintf(
			"%s %s also matches %s, which has different security: %s matches both",
			[overlap.method, overlap.second, overlap.first, overlap.example],
		),
		"at": overlap.at,
		"related": [{"ref": overlap.first_at, "message": "the other operation"}],
	}
}

# METADATA
# title: No two paths come to match one URL with different security
# description: >-
#   If two path templates match one URL, gateways and frameworks disagree on which operation the URL means. After
#   the change two such operations demand different things, and an attacker uses the interpretation with the
#   weaker check.
# custom:
#   id: change/ambiguous-path-introduced
#   entity: change_contract
#   severity: high
#   profile: recommended
#   fix: >-
#     Make the templates distinct, or demand the same of both.
#   controls: [guide/3.scopes, OWASP-API5:2023, CWE-436]
package sealint.change.ambiguous_path_introduced

deny contains finding if {
	some i in input.overlaps
	overlap := input.after.overlaps[i]
	finding := {
		"message": sprintf(
			"%s %s now also matches %s, which has different security: %s matches both",
			[overlap.method, overlap.second, overlap.first, overlap.example],
		),
		"at": overlap.at,
		"related": [{"ref": overlap.first_at, "message": "the other operation"}],
	}
}

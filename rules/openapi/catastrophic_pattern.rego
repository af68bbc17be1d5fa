# METADATA
# title: No pattern takes exponential time
# description: >-
#   Most validators match patterns by backtracking. With an ambiguous pattern they try every way to split the input, so
#   that a few dozen characters can keep a processor busy for minutes. If maxLength or the pattern itself limits the
#   input, the steps for the longest input decide.
# related_resources:
#   - ref: https://owasp.org/www-community/attacks/Regular_expression_Denial_of_Service_-_ReDoS
# custom:
#   id: openapi/catastrophic-pattern
#   entity: schema
#   severity: high
#   profile: recommended
#   fix: >-
#     Rewrite the pattern so that each input can match in only one way, or limit the input by maxLength.
#   controls: [guide/5.strictness, OWASP-API4:2023, CWE-1333]
#   params:
#     harmless_steps: {type: integer, default: 10000000, description: "Patterns are accepted if a backtracking matcher takes at most so many steps for the longest input; ten million take about a tenth of a second."}
package sealint.openapi.catastrophic_pattern

import data.sealint.params

deny contains finding if {
	input.direction in {"request", "both"}
	some pattern in input.patterns
	words := growth[pattern.ambiguity]
	not harmless(pattern)
	finding := {
		"message": sprintf("pattern \"%s\" takes %s time to match some inputs, such as %s", [pattern.text, words, pattern.witness]),
		"at": pattern.at,
	}
}

growth := {"exponential": "exponential", "polynomial": "more than linear"}

# The length of the input is limited, by maxLength or by the pattern itself.
harmless(pattern) if pattern.steps <= params.harmless_steps

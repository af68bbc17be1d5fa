# METADATA
# title: No pattern takes exponential time
# description: >-
#   Most validators match patterns by backtracking. With an ambiguous pattern they try every way to split the input, so
#   that a few dozen characters can keep a processor busy for minutes.
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
#     harmless_length: {type: integer, default: 2000, description: "Patterns with polynomial time are accepted up to this maxLength."}
package sealint.openapi.catastrophic_pattern

import data.sealint.params

deny contains finding if {
	input.direction in {"request", "both"}
	some pattern in input.patterns
	pattern.ambiguity == "exponential"
	finding := {
		"message": sprintf("pattern \"%s\" takes exponential time to match some inputs, such as %s", [pattern.text, pattern.witness]),
		"at": pattern.at,
	}
}

deny contains finding if {
	input.direction in {"request", "both"}
	some pattern in input.patterns
	pattern.ambiguity == "polynomial"
	not short(pattern)
	finding := {
		"message": sprintf("pattern \"%s\" takes more than linear time to match some inputs, such as %s", [pattern.text, pattern.witness]),
		"at": pattern.at,
	}
}

deny contains finding if {
	input.direction in {"request", "both"}
	some pattern in input.patterns
	pattern.ambiguity == "unknown"
	finding := {
		"message": sprintf("pattern \"%s\" could not be checked: it has a back reference, or is too large", [substring(pattern.text, 0, 100)]),
		"at": pattern.at,
	}
}

short(pattern) if pattern.longest <= params.harmless_length

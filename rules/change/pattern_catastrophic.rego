# METADATA
# title: No new pattern takes exponential time
# description: >-
#   Most validators match patterns by backtracking. With an ambiguous pattern a few dozen characters can keep a
#   processor busy for minutes.
# related_resources:
#   - ref: https://owasp.org/www-community/attacks/Regular_expression_Denial_of_Service_-_ReDoS
# custom:
#   id: change/pattern-catastrophic
#   entity: change_value
#   severity: high
#   profile: recommended
#   fix: >-
#     Rewrite the pattern so that each input can match in only one way, or limit the input by maxLength.
#   controls: [guide/5.strictness, OWASP-API4:2023, CWE-1333]
package sealint.change.pattern_catastrophic

import data.sealint.lib.text
import data.sealint.lib.values

deny contains finding if {
	some pattern in values.catastrophic(input)
	message := sprintf("the new pattern %q of %s takes %s time to match some inputs, such as %s", [
		text.short(pattern.text), input.name,
		growth[pattern.ambiguity], pattern.witness,
	])
	finding := {"message": message, "at": pattern.at, "related": [ref | input.status == "modified"; ref := {"ref": ["before"], "message": "before"}]}
}

growth := {"exponential": "exponential", "polynomial": "more than linear"}

# METADATA
# title: Patterns of texts that callers send accept no more than before
# description: >-
#   A pattern keeps markup, commands and control characters out of a field. One with a larger set of characters or a
#   longer repetition lets more of them in, and one without anchors accepts every text that contains a match: what
#   stands before and after it is free. Patterns that look around or back are compared by their anchors only.
# custom:
#   id: change/pattern-loosened
#   entity: change_value
#   severity: low
#   profile: recommended
#   fix: >-
#     Restore the pattern, or check what the code behind does with the texts that it accepts now. Anchor it at both
#     ends, by ^ and $.
#   controls: [guide/5.strictness, CWE-20, CWE-777]
package sealint.change.pattern_loosened

import data.sealint.lib.text
import data.sealint.lib.values

deny contains finding if {
	values.limited(input)
	before := pattern("before")
	after := pattern("after")
	before.text != after.text
	accepts_more(before, after)
	not values.type_widened(input)
	not values.told_elsewhere(input)
	count(values.catastrophic(input)) == 0
	message := sprintf("the pattern of %s was %q, and %q accepts more", [input.name, text.short(before.text), text.short(after.text)])
	finding := values.told(message, ["pattern"], ["pattern"])
}

pattern(side) := found if {
	limits := input[side].limits
	some found in limits.patterns
	found.text == limits.constraints.pattern
	found.at[count(found.at) - 1] == "pattern"
}

accepts_more(_, _) if input.pattern == "looser"

# Where the texts that both accept cannot be compared, the anchors say whether more is free.
accepts_more(before, after) if {
	not input.pattern in {"equal", "stricter", "looser"}
	looser(before, after)
}

looser(before, after) if {
	after.everything
	not before.everything
}

looser(before, after) if {
	after.any_characters
	not before.any_characters
	not before.everything
}

looser(before, after) if {
	before.anchored
	not after.anchored
}

looser(before, after) if {
	startswith(before.text, "^")
	not contains(after.text, "^")
	not after.anchored
}

looser(before, after) if {
	endswith(before.text, "$")
	not contains(after.text, "$")
	not after.anchored
}

# METADATA
# title: Texts that callers send keep their form
# description: >-
#   A pattern, format or list of values keeps markup, commands and control characters out of a field. Without it,
#   only the code behind still does.
# custom:
#   id: change/pattern-removed
#   entity: change_value
#   severity: medium
#   profile: recommended
#   fix: >-
#     State the form again, by pattern, format or enum.
#   controls: [guide/5.strictness, CWE-20]
package sealint.change.pattern_removed

import data.sealint.lib.text
import data.sealint.lib.values

deny contains finding if {
	values.pattern_removed(input)
	message := sprintf("%s had to %s, and now may be any text", [input.name, form])
	finding := values.told(message, [], keyword)
}

form := sprintf("match %q", [text.short(pattern)]) if pattern != ""

form := sprintf("have the format %q", [format]) if {
	pattern == ""
	format != ""
}

form := "have a form" if {
	pattern == ""
	format == ""
}

keyword := ["pattern"] if pattern != ""

keyword := ["format"] if {
	pattern == ""
	format != ""
}

keyword := [] if {
	pattern == ""
	format == ""
}

pattern := input.before.limits.constraints.pattern

format := input.before.limits.constraints.format

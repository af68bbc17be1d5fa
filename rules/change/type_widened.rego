# METADATA
# title: Callers cannot send values of further types
# description: >-
#   Code that expects a text or a number often breaks in unexpected ways when it gets an object or a list: operators
#   of queries are sent that way.
# custom:
#   id: change/type-widened
#   entity: change_value
#   severity: medium
#   profile: recommended
#   fix: >-
#     State the type again. For null, use nullable or the type null beside it.
#   controls: [guide/5.strictness, CWE-20, CWE-843]
package sealint.change.type_widened

import data.sealint.lib.values

deny contains finding if {
	values.type_widened(input)
	message := sprintf("%s was %s, and may now be %s", [
		input.name, values.type_words(input.before.limits.constraints.types),
		values.type_words(input.after.limits.constraints.types),
	])
	finding := values.told(message, values.place(stated, "type"), ["type"])
}

default stated := false

stated if count(input.after.limits.constraints.types) > 0

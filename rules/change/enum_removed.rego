# METADATA
# title: Values that callers choose from stay listed
# description: >-
#   A list of values is the strictest limit there is. Without it and without another form, callers may send
#   anything. A pattern that need not match the whole text is no form.
# custom:
#   id: change/enum-removed
#   entity: change_value
#   severity: medium
#   profile: recommended
#   fix: >-
#     List the values again, or state their form.
#   controls: [guide/5.strictness, CWE-20]
package sealint.change.enum_removed

import data.sealint.lib.values

deny contains finding if {
	values.enum_removed(input)
	finding := values.told(sprintf("%s was one of %s, and now may be anything", [input.name, listed]), [], ["enum"])
}

listed := sprintf("%d values", [count(input.before.limits.enum)]) if count(input.before.limits.enum) > 0

listed := "a few values" if count(input.before.limits.enum) == 0

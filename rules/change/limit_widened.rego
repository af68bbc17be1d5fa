# METADATA
# title: Limits of values that callers send do not grow many times over
# description: >-
#   A limit that is ten times as large lets one request cost ten times as much, and often shows that nobody needs it
#   any more.
# related_resources:
#   - ref: https://owasp.org/API-Security/editions/2023/en/0xa4-unrestricted-resource-consumption/
# custom:
#   id: change/limit-widened
#   entity: change_value
#   severity: low
#   profile: recommended
#   fix: >-
#     Choose the smallest limit that real requests need.
#   controls: [guide/5.strictness, OWASP-API4:2023, CWE-770]
#   params:
#     factor:
#       type: number
#       description: How many times as large a limit must be to be told.
#       default: 10
package sealint.change.limit_widened

import data.sealint.lib.values
import data.sealint.params

deny contains finding if {
	limited
	some keyword, limit in {"maxItems": "max_items", "maxProperties": "max_properties"}
	before := input.before.limits.constraints[limit]
	after := input.after.limits.constraints[limit]
	after >= max({before, 1}) * params.factor
	message := sprintf("%s of %s was %v, and is %v", [keyword, input.name, before, after])
	finding := values.told(message, [keyword], [keyword])
}

deny contains finding if {
	limited
	before := input.before.limits.constraints.max_length
	after := input.after.limits.constraints.max_length
	after >= max({before, 1}) * params.factor
	message := sprintf("%s could be %v characters long, and now %v", [input.name, before, after])
	finding := values.told(message, ["maxLength"], ["maxLength"])
}

deny contains finding if {
	limited
	before := input.before.limits.constraints
	after := input.after.limits.constraints
	after.maximum - after.minimum >= max({before.maximum - before.minimum, 1}) * params.factor
	some keyword in wider
	message := sprintf("%s was from %v to %v, and is from %v to %v", [input.name, before.minimum, before.maximum, after.minimum, after.maximum])
	finding := values.told(message, [keyword], [keyword])
}

deny contains finding if {
	limited
	not ranges
	before := input.before.limits.constraints.maximum
	after := input.after.limits.constraints.maximum
	after >= max({before, 1}) * params.factor
	message := sprintf("%s was at most %v, and is at most %v", [input.name, before, after])
	finding := values.told(message, ["maximum"], ["maximum"])
}

deny contains finding if {
	limited
	not ranges
	before := input.before.limits.constraints.minimum
	before >= 0
	after := input.after.limits.constraints.minimum
	after < 0
	message := sprintf("%s was at least %v, and may be negative now", [input.name, before])
	finding := values.told(message, ["minimum"], ["minimum"])
}

deny contains finding if {
	limited
	some field in input.fields
	field.category == "authentication"
	before := input.before.limits.min_length
	least < before
	message := sprintf("%s had to be %v characters long, and now only %v", [input.name, before, least])
	finding := values.told(message, values.place(stated, "minLength"), ["minLength"])
}

limited if {
	values.limited(input)
	not values.type_widened(input)
}

# Both sides have both ends: their lengths are compared.
ranges if {
	every side in [input.before, input.after] {
		is_number(side.limits.constraints.minimum)
		is_number(side.limits.constraints.maximum)
	}
}

# The end of the range that moved; if both did, the upper one.
wider contains "maximum" if input.after.limits.constraints.maximum > input.before.limits.constraints.maximum

wider contains "minimum" if {
	input.after.limits.constraints.maximum == input.before.limits.constraints.maximum
	input.after.limits.constraints.minimum < input.before.limits.constraints.minimum
}

default stated := false

stated if is_number(input.after.limits.min_length)

default least := 0

least := input.after.limits.min_length

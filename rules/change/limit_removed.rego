# METADATA
# title: Values that callers send stay limited
# description: >-
#   A limit of the contract is what a gateway or validator enforces. Without it, one request can fill memory, a
#   database or a log.
# related_resources:
#   - ref: https://owasp.org/API-Security/editions/2023/en/0xa4-unrestricted-resource-consumption/
# custom:
#   id: change/limit-removed
#   entity: change_value
#   severity: medium
#   profile: baseline
#   fix: >-
#     Limit the value again. If it must be larger, raise the limit instead of removing it.
#   controls: [guide/5.strictness, OWASP-API4:2023, CWE-770]
package sealint.change.limit_removed

import data.sealint.lib.values

deny contains finding if {
	limited
	lost("bounded_string")
	not input.after.limits.upload # another rule asks the body for its length
	message := sprintf("%s was at most %s long, and now has no limit", [input.name, length])
	finding := values.told(message, [], values.place(stated("max_length"), "maxLength"))
}

deny contains finding if {
	limited
	lost("bounded_array")
	message := sprintf("%s had at most %s items, and now has no limit", [input.name, items])
	finding := values.told(message, [], values.place(stated("max_items"), "maxItems"))
}

deny contains finding if {
	limited
	lost("bounded_number")
	not input.page_size # the operation tells that
	message := sprintf("%s had a smallest and a largest value, and now has no %s", [input.name, missing])
	finding := values.told(message, [], values.place(stated(before_keys[missing]), missing))
}

deny contains finding if {
	limited
	some keyword, words in {"minimum": "at least", "maximum": "at most"}
	stated(keyword)
	input.before.limits.constraints.bounded_number == false # the rule above tells of a range
	input.after.limits.constraints.bounded_number == false
	not input.after.limits.constraints[keyword]
	not input.page_size
	message := sprintf("%s was %s %v, and now has no %s", [input.name, words, input.before.limits.constraints[keyword], keyword])
	finding := values.told(message, [], [keyword])
}

deny contains finding if {
	limited
	stated("max_properties")
	input.after.limits.unknown_fields in {"map", "accepted", "unclosable"}
	not input.after.limits.constraints.max_properties
	message := sprintf("%s had at most %v members, and now has no limit", [input.name, input.before.limits.constraints.max_properties])
	finding := values.told(message, [], ["maxProperties"])
}

limited if {
	values.limited(input)
	not values.type_widened(input)
	not values.enum_removed(input)
	not values.pattern_removed(input)
}

lost(bound) if {
	input.before.limits.constraints[bound] == true
	input.after.limits.constraints[bound] == false
}

default stated(_) := false

stated(limit) if is_number(input.before.limits.constraints[limit])

length := sprintf("%v characters", [input.before.limits.constraints.max_length]) if stated("max_length")

length := "its form allows" if not stated("max_length")

items := sprintf("%v", [input.before.limits.constraints.max_items]) if stated("max_items")

items := "a limited number of" if not stated("max_items")

missing := "maximum" if not input.after.limits.constraints.maximum

missing := "minimum" if input.after.limits.constraints.maximum

before_keys := {"maximum": "maximum", "minimum": "minimum"}

# Values that callers send or receive, in a base and in the head.
package sealint.lib.values

import data.sealint.lib.types
import data.sealint.lib.urlfields

sent(value) if value.direction in {"request", "both"}

received(value) if value.direction in {"response", "both"}

# A finding about a value, with its place in the head and in the base.
told(message, at, before) := {"message": message, "at": at, "related": [{"ref": array.concat(["before"], before), "message": "before"}]}

# A keyword where the head has it, else the value.
place(stated, keyword) := [keyword] if stated == true

place(stated, _) := [] if stated == false

# Both sides define what callers send.
limited(value) if {
	value.status == "modified"
	sent(value)
	value.before.limits
	value.after.limits
	not flattened(value)
}

# A plain value takes the place of objects or lists. It is another value: no limit of the one says anything of the other.
flattened(value) if {
	composite(value.before.limits.constraints.types)
	after := value.after.limits.constraints.types
	count(after) > 0
	not "array" in after
	not "object" in after
}

composite(names) if {
	count(names) > 0
	every name in names {
		name in {"array", "object"}
	}
}

# The names that the value goes by.
fields(value) := {field | field := value.after.field} | {field | some field in value.fields}

# Words for types.
type_words(names) := "anything" if count(names) == 0

type_words(names) := concat(" or ", sort(names)) if count(names) > 0

type_widened(value) if {
	limited(value)
	wider(value.before.limits.constraints.types, value.after.limits.constraints.types)
}

wider(before, after) if {
	count(before) > 0
	count(after) == 0
}

wider(before, after) if {
	count(before) > 0
	some name in after
	not name in before
	not numeric(before, name)
}

# Every integer is a number, and many programs make no difference.
numeric(before, name) if {
	name in {"integer", "number"}
	some other in before
	other in {"integer", "number"}
}

enum_removed(value) if {
	limited(value)
	value.before.limits.listed
	not value.after.limits.listed
	not type_widened(value)
	not formed(value.after.limits)
	not told_elsewhere(value)
}

# The value has a form, or a range.
formed(limits) if {
	types.textual(limits.constraints.types)
	limits.constraints.restricted
	not found_anywhere(limits)
}

formed(limits) if {
	not types.textual(limits.constraints.types)
	limits.constraints.bounded_number
	limits.constraints.bounded_array
}

# All that the value needs is to contain what the regular expression finds.
found_anywhere(limits) if {
	limits.constraints.format == ""
	count(limits.patterns) > 0
	every pattern in limits.patterns {
		not pattern.anchored
	}
}

pattern_removed(value) if {
	limited(value)
	value.before.limits.constraints.restricted
	not value.after.limits.constraints.restricted
	not type_widened(value)
	not enum_removed(value)
	not told_elsewhere(value)
}

# The URL was limited, and may now be any.
url_opened(value) if {
	limited(value)
	value.before.limits.limited
	not value.after.limits.limited
	not value.destination
	some field in value.fields
	urlfields.called(field)
}

# Another rule speaks of what limited the texts of the value.
told_elsewhere(value) if value.destination

told_elsewhere(value) if url_opened(value)

# The regular expressions of the head that may take for ever, where the base had none.
catastrophic(value) := [pattern |
	sent(value)
	value.status != "removed"
	count(ambiguous(value, "before")) == 0
	some pattern in ambiguous(value, "after")
]

ambiguous(value, side) := [pattern |
	some pattern in value[side].limits.patterns
	pattern.ambiguity in {"exponential", "polynomial"}
	not quick(pattern)
]

# The length of the input is limited, and ten million steps take a backtracking matcher about a tenth of a second.
quick(pattern) if pattern.steps <= 10000000

# Exceptions that somebody approved: identity.elevated of manifests.
package sealint.lib.exceptions

import data.sealint.lib.days

# The longest time in days for which exceptions are approved by name.
max_days := 365

# The approval covers an exception. It does not if one of its fields violates the schema.
covers(facts, kind) if {
	facts.spec.identity.elevated.reason
	facts.spec.identity.elevated.approvedBy
	facts.spec.identity.elevated.expires
	count(faults(facts, kind)) == 0
}

# What an approval lacks that is meant to cover an exception, for the end of a message; empty if none is meant to.
note(facts, kind) := sprintf("; its approval %s", [concat(", and ", list)]) if {
	kind in facts.spec.identity.elevated.excepts
	list := faults(facts, kind)
	count(list) > 0
}

note(facts, kind) := "" if not attempted(facts, kind)

note(facts, kind) := "" if {
	attempted(facts, kind)
	count(faults(facts, kind)) == 0
}

attempted(facts, kind) if kind in facts.spec.identity.elevated.excepts

# Why an approval that is stated does not cover an exception, in words that follow "the approval".
faults(facts, kind) := array.concat(
	[words | some words in ended(facts)],
	array.concat([words | some words in unsaid(facts, kind)], [words | some words in wide(facts, kind)]),
)

ended(facts) := {sprintf("ended %s ago, on %s", [days.text(age), expires]) |
	expires := facts.spec.identity.elevated.expires
	age := sealint.date.days(expires, data.sealint.today)
	age > 0
}

unsaid(facts, kind) := {sprintf("does not say %s", [concat(", ", missing)]) |
	missing := [part.words |
		some part in array.concat(parts, [part | named(facts); kind != "broad-scope"; part := alternative])
		sprintf("spec.identity.elevated.%s", [part.field]) in facts.absent
	]
	count(missing) > 0
}

parts := [
	{"field": "reason", "words": "why"},
	{"field": "approvedBy", "words": "who approved it"},
	{"field": "expires", "words": "when it ends"},
]

alternative := {"field": "noAlternative", "words": "why there is no alternative"}

# An approval that names nothing covers what there was before exceptions had names.
wide(facts, kind) := {words |
	some words in array.concat(
		[sprintf("does not name %s", [kind]) | not attempted(facts, kind)],
		[sprintf("is for more than %d days, until %s", [max_days, expires]) |
			expires := facts.spec.identity.elevated.expires
			sealint.date.days(data.sealint.today, expires) > max_days
		],
	)
} if {
	named(facts)
}

wide(facts, kind) := {words |
	words := sprintf("does not name %s", [kind])
	not kind in {"broad-scope", "static-key"}
} if {
	not named(facts)
}

named(facts) if not "spec.identity.elevated.excepts" in facts.absent

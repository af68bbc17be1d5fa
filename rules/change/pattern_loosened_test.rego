package sealint.change.pattern_loosened_test

import data.sealint.change.pattern_loosened

test_anchor_lost if {
	pattern_loosened.deny == {{
		"message": "the pattern of note was \"^https://\", and \"https?://\" accepts more",
		"at": ["pattern"],
		"related": [{"ref": ["before", "pattern"], "message": "before"}],
	}} with input as patterns({"text": "^https://"}, {"text": "https?://"})
	count(pattern_loosened.deny) == 1 with input as patterns({"text": "a$"}, {"text": "a"})
	count(pattern_loosened.deny) == 1 with input as patterns({"text": "^a$", "anchored": true}, {"text": "^a$|b"})
}

test_everything if {
	count(pattern_loosened.deny) == 1 with input as patterns({"text": "^a*$", "anchored": true}, {"text": "^.*$", "anchored": true, "everything": true})
}

test_any_characters if {
	any_characters := {"text": "^.*$", "anchored": true, "any_characters": true}
	count(pattern_loosened.deny) == 1 with input as patterns({"text": "^a*$", "anchored": true}, any_characters)
	count(pattern_loosened.deny) == 0 with input as patterns({"text": "^.{1,9}$", "anchored": true, "any_characters": true}, any_characters)
	count(pattern_loosened.deny) == 0 with input as patterns({"text": "a*", "everything": true}, any_characters)
}

test_compared if {
	count(pattern_loosened.deny) == 1 with input as compared("looser", "^[a-c]$", "^[a-d]$")
	count(pattern_loosened.deny) == 0 with input as compared("equal", "^[0-9]", "\\d")
	count(pattern_loosened.deny) == 0 with input as compared("stricter", "^a", "ba")
	count(pattern_loosened.deny) == 1 with input as compared("different", "^a", "ba")
	count(pattern_loosened.deny) == 0 with input as compared("different", "^a", "^b")
}

compared(relation, before, after) := object.union(patterns({"text": before}, {"text": after}), {"pattern": relation})

test_told_by_another_rule if {
	count(pattern_loosened.deny) == 0 with input as object.union(patterns({"text": "^a"}, {"text": "b"}), {"destination": true})
	count(pattern_loosened.deny) == 0 with input as patterns({"text": "^a"}, {"text": "(b+)+c", "ambiguity": "exponential"})
}

patterns(before, after) := definition(side(before), side(after))

side(overrides) := {
	"constraints": object.union(limits({}).constraints, {"pattern": overrides.text}),
	"patterns": [object.union({"at": ["pattern"], "anchored": false, "everything": false, "any_characters": false, "ambiguity": "none"}, overrides)],
}

definition(before, after) := {
	"status": "modified", "direction": "request", "name": "note", "fields": [], "pattern": "unknown", "page_size": false, "destination": false,
	"before": {"read_only": false, "write_only": false, "masked": false, "classification": "", "limits": limits(before)},
	"after": {"read_only": false, "write_only": false, "masked": false, "classification": "", "limits": limits(after)},
}

limits(overrides) := object.union(
	{
		"constraints": {
			"types": ["string"], "format": "", "pattern": "", "enumerated": false, "restricted": true,
			"bounded_string": true, "bounded_array": true, "bounded_number": true,
		},
		"listed": false, "enum": [], "limited": false, "unknown_fields": "not-applicable", "patterns": [], "upload": false,
	},
	overrides,
)

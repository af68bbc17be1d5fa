package sealint.change.pattern_catastrophic_test

import data.sealint.change.pattern_catastrophic

test_exponential if {
	pattern_catastrophic.deny == {{
		"message": "the new pattern \"^(a+)+$\" of note takes exponential time to match some inputs, such as \"a\" repeated",
		"at": ["pattern"],
		"related": [{"ref": ["before"], "message": "before"}],
	}} with input as definition({}, {"patterns": [bad]})
}

test_added if {
	some finding in pattern_catastrophic.deny with input as object.remove(object.union(definition({}, {"patterns": [bad]}), {"status": "added"}), ["before"])
	finding.related == []
}

test_was_there if {
	count(pattern_catastrophic.deny) == 0 with input as definition({"patterns": [bad]}, {"patterns": [bad]})
}

test_few_steps if {
	count(pattern_catastrophic.deny) == 0 with input as definition({}, {"patterns": [object.union(bad, {"steps": 1000})]})
}

test_response if {
	count(pattern_catastrophic.deny) == 0 with input as object.union(definition({}, {"patterns": [bad]}), {"direction": "response"})
}

test_removed if {
	count(pattern_catastrophic.deny) == 0 with input as object.union(definition({}, {"patterns": [bad]}), {"status": "removed"})
}

bad := {"at": ["pattern"], "text": "^(a+)+$", "ambiguity": "exponential", "witness": "\"a\" repeated", "anchored": true, "everything": false}

definition(before, after) := {
	"status": "modified", "direction": "request", "name": "note", "fields": [], "page_size": false, "destination": false,
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

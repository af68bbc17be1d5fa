package sealint.openapi.catastrophic_pattern_test

import data.sealint.openapi.catastrophic_pattern

test_exponential if {
	catastrophic_pattern.deny == {{"message": "pattern \"^(a+)+$\" takes exponential time to match some inputs, such as \"a\" repeated then \"!\"", "at": ["pattern"]}} with input as facts({"patterns": [{"at": ["pattern"], "text": "^(a+)+$", "anchored": true, "ambiguity": "exponential", "witness": "\"a\" repeated then \"!\""}]})
}

test_polynomial if {
	catastrophic_pattern.deny == {{"message": "pattern \"^a*a*$\" takes more than linear time to match some inputs, such as \"a\" repeated then \"!\"", "at": ["pattern"]}} with input as facts({"patterns": [{"at": ["pattern"], "text": "^a*a*$", "anchored": true, "ambiguity": "polynomial", "witness": "\"a\" repeated then \"!\""}]})
}

test_polynomial_and_short if {
	count(catastrophic_pattern.deny) == 0 with input as facts({"patterns": [{"at": ["pattern"], "text": "^a+$", "anchored": true, "ambiguity": "polynomial", "witness": "", "longest": 100, "steps": 20000}], "constraints": {"types": [], "format": "", "pattern": "", "enumerated": false, "bounded_string": true, "bounded_array": true, "bounded_number": true}})
}

test_polynomial_and_long if {
	count(catastrophic_pattern.deny) == 1 with input as facts({"patterns": [{"at": ["pattern"], "text": "a+$", "ambiguity": "polynomial", "witness": "", "longest": 100000, "steps": 20000000000}]})
}

test_exponential_and_very_short if {
	count(catastrophic_pattern.deny) == 0 with input as facts({"patterns": [{"at": ["pattern"], "text": "^(a+)+$", "ambiguity": "exponential", "witness": "", "longest": 8, "steps": 1600}]})
}

test_harmless_steps if {
	count(catastrophic_pattern.deny) == 1 with input as facts({"patterns": [{"at": ["pattern"], "text": "^(a+)+$", "ambiguity": "exponential", "witness": "", "longest": 8, "steps": 1600}]})
		with data.sealint.params as {"harmless_steps": 1000}
}

test_exponential_and_short if {
	catastrophic_pattern.deny == {{"message": "pattern \"^(a+)+$\" takes exponential time to match some inputs, such as \"a\" repeated", "at": ["pattern"]}} with input as facts({"patterns": [{"at": ["pattern"], "text": "^(a+)+$", "anchored": true, "ambiguity": "exponential", "witness": "\"a\" repeated", "longest": 100, "steps": 1000000000000000}], "constraints": {"types": [], "format": "", "pattern": "", "enumerated": false, "bounded_string": true, "bounded_array": true, "bounded_number": true}})
}

test_not_judged if {
	count(catastrophic_pattern.deny) == 0 with input as facts({"patterns": [{"at": ["pattern"], "text": "^(a)\\1$", "anchored": true, "ambiguity": "unknown", "witness": ""}]})
}

test_output_not_judged if {
	count(catastrophic_pattern.deny) == 0 with input as facts({"patterns": [{"at": ["pattern"], "text": "^a+$", "anchored": true, "ambiguity": "unknown", "witness": ""}], "direction": "response"})
}

test_unambiguous if {
	count(catastrophic_pattern.deny) == 0 with input as facts({"patterns": [{"at": ["pattern"], "text": "^a+$", "anchored": true, "ambiguity": "none", "witness": ""}]})
}

test_output if {
	count(catastrophic_pattern.deny) == 0 with input as facts({"patterns": [{"at": ["pattern"], "text": "^a+$", "anchored": true, "ambiguity": "exponential", "witness": ""}], "direction": "response"})
}

test_output_polynomial if {
	count(catastrophic_pattern.deny) == 0 with input as facts({"patterns": [{"at": ["pattern"], "text": "^a+$", "anchored": true, "ambiguity": "polynomial", "witness": ""}], "direction": "response"})
}

facts(overrides) := object.union({"direction": "request", "whole": true, "types": [], "unknown_fields": "not-applicable", "gap": "none", "format": "", "patterns": [], "contradictions": [], "read_only": false, "write_only": false, "constraints": {"types": [], "format": "", "pattern": "", "enumerated": false, "bounded_string": true, "bounded_array": true, "bounded_number": true}}, overrides)

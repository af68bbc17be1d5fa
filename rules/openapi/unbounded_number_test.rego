package sealint.openapi.unbounded_number_test

import data.sealint.openapi.unbounded_number

test_neither if {
	unbounded_number.deny == {{"message": "integer has no minimum and no maximum", "at": ["maximum"]}} with input as facts({"constraints": {"types": ["integer"], "format": "", "pattern": "", "enumerated": false, "bounded_string": true, "bounded_array": true, "bounded_number": false}})
}

test_no_maximum if {
	unbounded_number.deny == {{"message": "number has no maximum", "at": ["maximum"]}} with input as facts({"constraints": {"types": ["number"], "format": "", "pattern": "", "enumerated": false, "bounded_string": true, "bounded_array": true, "bounded_number": false, "minimum": 0}})
}

test_no_minimum if {
	unbounded_number.deny == {{"message": "number has no minimum", "at": ["minimum"]}} with input as facts({"constraints": {"types": ["number"], "format": "", "pattern": "", "enumerated": false, "bounded_string": true, "bounded_array": true, "bounded_number": false, "maximum": 9}})
}

test_bounded if {
	count(unbounded_number.deny) == 0 with input as facts({"constraints": {"types": ["integer"], "format": "", "pattern": "", "enumerated": false, "bounded_string": true, "bounded_array": true, "bounded_number": true, "minimum": 0, "maximum": 9}})
}

test_output if {
	count(unbounded_number.deny) == 0 with input as facts({"constraints": {"types": ["integer"], "format": "", "pattern": "", "enumerated": false, "bounded_string": true, "bounded_array": true, "bounded_number": false}, "direction": "response"})
}

test_branch if {
	count(unbounded_number.deny) == 0 with input as facts({"constraints": {"types": ["integer"], "format": "", "pattern": "", "enumerated": false, "bounded_string": true, "bounded_array": true, "bounded_number": false}, "whole": false})
}

facts(overrides) := object.union({"direction": "request", "whole": true, "types": [], "unknown_fields": "not-applicable", "gap": "none", "format": "", "patterns": [], "contradictions": [], "read_only": false, "write_only": false, "constraints": {"types": [], "format": "", "pattern": "", "enumerated": false, "bounded_string": true, "bounded_array": true, "bounded_number": true}}, overrides)

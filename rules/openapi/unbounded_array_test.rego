package sealint.openapi.unbounded_array_test

import data.sealint.openapi.unbounded_array

test_unbounded if {
	unbounded_array.deny == {{"message": "array has no maximum length: maxItems is missing", "at": ["maxItems"]}} with input as facts({"constraints": {"types": ["array"], "format": "", "pattern": "", "enumerated": false, "bounded_string": true, "bounded_array": false, "bounded_number": true}})
}

test_one_of_several_types if {
	unbounded_array.deny == {{"message": "array has no maximum length: maxItems is missing", "at": ["maxItems"]}} with input as facts({"constraints": {"types": ["object", "array"], "format": "", "pattern": "", "enumerated": false, "bounded_string": true, "bounded_array": false, "bounded_number": true}, "direction": "both"})
}

test_bounded_in_a_sibling_branch if {
	count(unbounded_array.deny) == 0 with input as facts({"constraints": {"types": ["array"], "format": "", "pattern": "", "enumerated": false, "bounded_string": true, "bounded_array": true, "bounded_number": true}})
}

test_output if {
	count(unbounded_array.deny) == 0 with input as facts({"constraints": {"types": ["array"], "format": "", "pattern": "", "enumerated": false, "bounded_string": true, "bounded_array": false, "bounded_number": true}, "direction": "response"})
}

test_branch if {
	count(unbounded_array.deny) == 0 with input as facts({"constraints": {"types": ["array"], "format": "", "pattern": "", "enumerated": false, "bounded_string": true, "bounded_array": false, "bounded_number": true}, "whole": false})
}

test_no_type_is_another_rule if {
	count(unbounded_array.deny) == 0 with input as facts({"constraints": {"types": [], "format": "", "pattern": "", "enumerated": false, "bounded_string": true, "bounded_array": false, "bounded_number": true}})
}

facts(overrides) := object.union({"direction": "request", "whole": true, "types": [], "unknown_fields": "not-applicable", "gap": "none", "format": "", "patterns": [], "contradictions": [], "read_only": false, "write_only": false, "constraints": {"types": [], "format": "", "pattern": "", "enumerated": false, "bounded_string": true, "bounded_array": true, "bounded_number": true}}, overrides)

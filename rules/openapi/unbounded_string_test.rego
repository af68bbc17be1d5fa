package sealint.openapi.unbounded_string_test

import data.sealint.openapi.unbounded_string

test_unbounded if {
	unbounded_string.deny == {{"message": "string has no maximum length: no maxLength, enum, fixed format or bounded pattern", "at": ["maxLength"]}} with input as facts({"constraints": {"types": ["string"], "format": "", "pattern": "", "enumerated": false, "bounded_string": false, "bounded_array": true, "bounded_number": true}})
}

test_one_of_several_types if {
	unbounded_string.deny == {{"message": "string has no maximum length: no maxLength, enum, fixed format or bounded pattern", "at": ["maxLength"]}} with input as facts({"constraints": {"types": ["object", "string"], "format": "", "pattern": "", "enumerated": false, "bounded_string": false, "bounded_array": true, "bounded_number": true}, "direction": "both"})
}

test_bounded_in_a_sibling_branch if {
	count(unbounded_string.deny) == 0 with input as facts({"constraints": {"types": ["string"], "format": "", "pattern": "", "enumerated": false, "bounded_string": true, "bounded_array": true, "bounded_number": true}})
}

test_output if {
	count(unbounded_string.deny) == 0 with input as facts({"constraints": {"types": ["string"], "format": "", "pattern": "", "enumerated": false, "bounded_string": false, "bounded_array": true, "bounded_number": true}, "direction": "response"})
}

test_branch if {
	count(unbounded_string.deny) == 0 with input as facts({"constraints": {"types": ["string"], "format": "", "pattern": "", "enumerated": false, "bounded_string": false, "bounded_array": true, "bounded_number": true}, "whole": false})
}

test_no_type_is_another_rule if {
	count(unbounded_string.deny) == 0 with input as facts({"constraints": {"types": [], "format": "", "pattern": "", "enumerated": false, "bounded_string": false, "bounded_array": true, "bounded_number": true}})
}

test_upload_is_another_rule if {
	count(unbounded_string.deny) == 0 with input as facts({"constraints": {"types": ["string"], "format": "binary", "pattern": "", "enumerated": false, "bounded_string": false, "bounded_array": true, "bounded_number": true}})
}

# openapi/unbounded-upload reports the length of uploads, at the body.
test_upload if {
	count(unbounded_string.deny) == 0 with input as facts({"upload": true, "constraints": {"types": ["string"], "format": "", "bounded_string": false}})
}

facts(overrides) := object.union({"direction": "request", "whole": true, "upload": false, "types": [], "unknown_fields": "not-applicable", "gap": "none", "format": "", "patterns": [], "contradictions": [], "read_only": false, "write_only": false, "constraints": {"types": [], "format": "", "pattern": "", "enumerated": false, "bounded_string": true, "bounded_array": true, "bounded_number": true}}, overrides)

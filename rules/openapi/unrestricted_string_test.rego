package sealint.openapi.unrestricted_string_test

import data.sealint.openapi.unrestricted_string

test_anything if {
	unrestricted_string.deny == {{"message": "string accepts any value: it has no format, pattern, enum or const", "at": ["pattern"]}} with input as facts({"constraints": {"types": ["string"], "format": "", "pattern": "", "enumerated": false, "restricted": false, "bounded_string": true, "bounded_array": true, "bounded_number": true}})
}

test_format if {
	count(unrestricted_string.deny) == 0 with input as facts({"constraints": {"types": ["string"], "format": "email", "pattern": "", "enumerated": false, "restricted": true, "bounded_string": true, "bounded_array": true, "bounded_number": true}})
}

test_pattern if {
	count(unrestricted_string.deny) == 0 with input as facts({"constraints": {"types": ["string"], "format": "", "pattern": "^a$", "enumerated": false, "restricted": true, "bounded_string": true, "bounded_array": true, "bounded_number": true}})
}

test_enum if {
	count(unrestricted_string.deny) == 0 with input as facts({"constraints": {"types": ["string"], "format": "", "pattern": "", "enumerated": true, "restricted": true, "bounded_string": true, "bounded_array": true, "bounded_number": true}})
}

test_upload if {
	count(unrestricted_string.deny) == 0 with input as facts({"upload": true, "constraints": {"types": ["string"], "restricted": false}})
}

test_output if {
	count(unrestricted_string.deny) == 0 with input as facts({"constraints": {"types": ["string"], "format": "", "pattern": "", "enumerated": false, "restricted": false, "bounded_string": true, "bounded_array": true, "bounded_number": true}, "direction": "response"})
}

test_number if {
	count(unrestricted_string.deny) == 0 with input as facts({"constraints": {"types": ["integer"], "format": "", "pattern": "", "enumerated": false, "restricted": true, "bounded_string": true, "bounded_array": true, "bounded_number": true}})
}

facts(overrides) := object.union({"direction": "request", "whole": true, "upload": false, "types": [], "unknown_fields": "not-applicable", "gap": "none", "format": "", "patterns": [], "contradictions": [], "read_only": false, "write_only": false, "constraints": {"types": [], "format": "", "pattern": "", "enumerated": false, "restricted": false, "bounded_string": true, "bounded_array": true, "bounded_number": true}}, overrides)

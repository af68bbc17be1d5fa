package sealint.openapi.number_format_test

import data.sealint.openapi.number_format

test_no_format if {
	number_format.deny == {{"message": "integer has no format", "at": ["format"]}} with input as facts({"types": ["integer"]})
}

test_format if {
	count(number_format.deny) == 0 with input as facts({"types": ["integer"], "constraints": {"types": [], "format": "int32", "pattern": "", "enumerated": false, "bounded_string": true, "bounded_array": true, "bounded_number": true}})
}

test_range_within_32_bits if {
	count(number_format.deny) == 0 with input as facts({"types": ["integer"], "constraints": range(1, 100)})
	count(number_format.deny) == 1 with input as facts({"types": ["number"], "constraints": range(1, 100)})
	count(number_format.deny) == 1 with input as facts({"types": ["integer"], "constraints": range(1, 4294967295)})
	count(number_format.deny) == 1 with input as facts({"types": ["integer"], "constraints": range(-4294967295, 1)})
	count(number_format.deny) == 1 with input as facts({"types": ["integer"], "constraints": {"types": [], "format": "", "enumerated": false, "minimum": 1}})
}

range(low, high) := {"types": [], "format": "", "enumerated": false, "minimum": low, "maximum": high}

test_enum if {
	count(number_format.deny) == 0 with input as facts({"types": ["integer"], "constraints": {"types": [], "format": "", "pattern": "", "enumerated": true, "bounded_string": true, "bounded_array": true, "bounded_number": true}})
}

test_output if {
	count(number_format.deny) == 0 with input as facts({"types": ["number"], "direction": "response"})
}

test_string if {
	count(number_format.deny) == 0 with input as facts({"types": ["string"]})
}

facts(overrides) := object.union({"direction": "request", "whole": true, "types": [], "unknown_fields": "not-applicable", "gap": "none", "format": "", "patterns": [], "contradictions": [], "read_only": false, "write_only": false, "constraints": {"types": [], "format": "", "pattern": "", "enumerated": false, "bounded_string": true, "bounded_array": true, "bounded_number": true}}, overrides)

package sealint.openapi.unknown_format_test

import data.sealint.openapi.unknown_format

test_unknown if {
	unknown_format.deny == {{"message": "format \"e-mail\" is in no registry, so validators ignore it", "at": ["format"]}} with input as facts({"types": ["string"], "format": "e-mail"})
}

test_other_type if {
	unknown_format.deny == {{"message": "format \"int32\" is for integer and number, not for string", "at": ["format"]}} with input as facts({"types": ["string"], "format": "int32"})
}

test_fits if {
	count(unknown_format.deny) == 0 with input as facts({"types": ["string"], "format": "date-time"})
}

test_no_type if {
	count(unknown_format.deny) == 0 with input as facts({"format": "uuid"})
}

test_no_format if {
	count(unknown_format.deny) == 0 with input as facts({"types": ["string"]})
}

test_own_format if {
	count(unknown_format.deny) == 0 with input as facts({"types": ["string"], "format": "sku"})
		with data.sealint.params as {"known": ["sku"]}
}

test_output if {
	count(unknown_format.deny) == 0 with input as facts({"types": ["string"], "format": "e-mail", "direction": "response"})
}

test_output_of_other_type if {
	count(unknown_format.deny) == 0 with input as facts({"types": ["string"], "format": "int32", "direction": "response"})
}

facts(overrides) := object.union({"direction": "request", "whole": true, "types": [], "unknown_fields": "not-applicable", "gap": "none", "format": "", "patterns": [], "contradictions": [], "read_only": false, "write_only": false, "constraints": {"types": [], "format": "", "pattern": "", "enumerated": false, "bounded_string": true, "bounded_array": true, "bounded_number": true}}, overrides)

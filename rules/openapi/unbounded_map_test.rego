package sealint.openapi.unbounded_map_test

import data.sealint.openapi.unbounded_map

test_map if {
	unbounded_map.deny == {{"message": "map accepts any number of members: maxProperties is missing", "at": ["maxProperties"]}} with input as facts({"unknown_fields": "map"})
}

test_both_directions if {
	unbounded_map.deny == {{"message": "map accepts any number of members: maxProperties is missing", "at": ["maxProperties"]}} with input as facts({"unknown_fields": "map", "direction": "both"})
}

test_bounded if {
	count(unbounded_map.deny) == 0 with input as facts({"unknown_fields": "map", "constraints": {"types": [], "format": "", "pattern": "", "enumerated": false, "bounded_string": true, "bounded_array": true, "bounded_number": true, "max_properties": 20}})
}

test_closed_object if {
	count(unbounded_map.deny) == 0 with input as facts({"unknown_fields": "rejected"})
}

test_output if {
	count(unbounded_map.deny) == 0 with input as facts({"unknown_fields": "map", "direction": "response"})
}

test_branch if {
	count(unbounded_map.deny) == 0 with input as facts({"unknown_fields": "map", "whole": false})
}

facts(overrides) := object.union({"direction": "request", "whole": true, "types": [], "unknown_fields": "not-applicable", "gap": "none", "format": "", "patterns": [], "contradictions": [], "read_only": false, "write_only": false, "constraints": {"types": [], "format": "", "pattern": "", "enumerated": false, "bounded_string": true, "bounded_array": true, "bounded_number": true}}, overrides)

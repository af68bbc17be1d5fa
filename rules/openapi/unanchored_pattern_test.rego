package sealint.openapi.unanchored_pattern_test

import data.sealint.openapi.unanchored_pattern

test_open_end if {
	unanchored_pattern.deny == {{"message": "pattern \"^a\" also accepts strings that only contain a match: it is not anchored at both ends", "at": ["pattern"]}} with input as facts({"patterns": [{"at": ["pattern"], "text": "^a", "anchored": false, "everything": false, "ambiguity": "none", "witness": ""}]})
}

test_names_of_properties if {
	unanchored_pattern.deny == {{"message": "pattern \"a\" also accepts strings that only contain a match: it is not anchored at both ends", "at": ["patternProperties", "a"]}} with input as facts({"patterns": [{"at": ["patternProperties", "a"], "text": "a", "anchored": false, "everything": false, "ambiguity": "none", "witness": ""}], "direction": "both"})
}

test_everything if {
	unanchored_pattern.deny == {{"message": "pattern \"[a-z]*\" accepts every string: it also matches the empty string, and is not anchored", "at": ["pattern"]}} with input as facts({"patterns": [{"at": ["pattern"], "text": "[a-z]*", "anchored": false, "everything": true, "ambiguity": "none", "witness": ""}]})
}

test_name_of_a_format if {
	unanchored_pattern.deny == {{"message": "pattern \"date\" accepts every string with this word in it: it is the name of a format", "at": ["pattern"]}} with input as facts({"patterns": [{"at": ["pattern"], "text": "date", "anchored": false, "everything": false, "ambiguity": "none", "witness": ""}]})
}

test_anchored if {
	count(unanchored_pattern.deny) == 0 with input as facts({"patterns": [{"at": ["pattern"], "text": "^a+$", "anchored": true, "ambiguity": "none", "witness": ""}]})
}

test_invalid_is_another_rule if {
	count(unanchored_pattern.deny) == 0 with input as facts({"patterns": [{"at": ["pattern"], "text": "(", "anchored": false, "everything": false, "ambiguity": "invalid", "witness": ""}]})
}

test_output if {
	count(unanchored_pattern.deny) == 0 with input as facts({"patterns": [{"at": ["pattern"], "text": "^a+$", "anchored": false, "everything": false, "ambiguity": "none", "witness": ""}], "direction": "response"})
}

facts(overrides) := object.union({"direction": "request", "whole": true, "types": [], "unknown_fields": "not-applicable", "gap": "none", "format": "", "patterns": [], "contradictions": [], "read_only": false, "write_only": false, "constraints": {"types": [], "format": "", "pattern": "", "enumerated": false, "bounded_string": true, "bounded_array": true, "bounded_number": true}}, overrides)

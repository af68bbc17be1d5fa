package sealint.openapi.contradictory_constraints_test

import data.sealint.openapi.contradictory_constraints

test_contradiction if {
	contradictory_constraints.deny == {{"message": "minLength 9 is above maxLength 3", "at": ["minLength"]}} with input as facts({"direction": "response", "contradictions": [{"at": ["minLength"], "message": "minLength 9 is above maxLength 3"}]})
}

test_none if {
	count(contradictory_constraints.deny) == 0 with input as facts({})
}

test_unused if {
	count(contradictory_constraints.deny) == 0 with input as facts({"direction": "none", "contradictions": [{"at": ["enum"], "message": "enum is empty"}]})
}

test_no_regular_expression if {
	contradictory_constraints.deny == {{"message": "pattern \"(\" is not a valid regular expression (ECMA-262): it has a ( without a )", "at": ["pattern"]}} with input as facts({"patterns": [{"at": ["pattern"], "text": "(", "anchored": true, "ambiguity": "invalid", "reason": "it has a ( without a )", "witness": ""}]})
}

test_travels_neither_way if {
	contradictory_constraints.deny == {{"message": "m", "at": ["writeOnly"]}} with input as facts({"direction": "none", "read_only": true, "write_only": true, "contradictions": [{"at": ["writeOnly"], "message": "m"}]})
}

facts(overrides) := object.union({"direction": "request", "whole": true, "types": [], "unknown_fields": "not-applicable", "gap": "none", "format": "", "patterns": [], "contradictions": [], "read_only": false, "write_only": false, "constraints": {"types": [], "format": "", "pattern": "", "enumerated": false, "bounded_string": true, "bounded_array": true, "bounded_number": true}}, overrides)

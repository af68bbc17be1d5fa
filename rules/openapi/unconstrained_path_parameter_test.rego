package sealint.openapi.unconstrained_path_parameter_test

import data.sealint.openapi.unconstrained_path_parameter

test_any_string if {
	unconstrained_path_parameter.deny == {{"message": "path parameter \"petId\" accepts any string", "at": ["schema"]}} with input as facts({"constraints": {"types": ["string"], "format": "", "pattern": "", "enumerated": false}})
}

test_no_type if {
	unconstrained_path_parameter.deny == {{"message": "path parameter \"petId\" accepts any string", "at": ["schema"]}} with input as facts({"constraints": {"types": [], "format": "", "pattern": "", "enumerated": false}})
}

test_pattern if {
	count(unconstrained_path_parameter.deny) == 0 with input as facts({"constraints": {"types": ["string"], "format": "", "pattern": "^a$", "enumerated": false}})
}

test_format if {
	count(unconstrained_path_parameter.deny) == 0 with input as facts({"constraints": {"types": ["string"], "format": "uuid", "pattern": "", "enumerated": false}})
}

test_enum if {
	count(unconstrained_path_parameter.deny) == 0 with input as facts({"constraints": {"types": ["string"], "format": "", "pattern": "", "enumerated": true}})
}

test_integer if {
	count(unconstrained_path_parameter.deny) == 0 with input as facts({})
}

test_query if {
	count(unconstrained_path_parameter.deny) == 0 with input as facts({"constraints": {"types": ["string"], "format": "", "pattern": "", "enumerated": false}, "in": "query"})
}

test_no_schema_is_another_rule if {
	count(unconstrained_path_parameter.deny) == 0 with input as facts({"constraints": {"types": ["string"], "format": "", "pattern": "", "enumerated": false}, "described_by": "none"})
}

facts(overrides) := object.union({"in": "path", "direction": "request", "name": "petId", "described_by": "schema", "constraints": {"types": ["integer"], "format": "", "pattern": "", "enumerated": false}}, overrides)

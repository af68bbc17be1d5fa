package sealint.openapi.untyped_object_test

import data.sealint.openapi.untyped_object

test_no_type if {
	untyped_object.deny == {{
		"message": "schema has keywords for objects and no type: texts, numbers and arrays are valid, too",
		"at": [],
	}} with input as facts({})
}

test_described if {
	count(untyped_object.deny) == 0 with input as facts({"gap": "none"})
}

test_output if {
	count(untyped_object.deny) == 0 with input as facts({"direction": "response"})
}

test_branch if {
	count(untyped_object.deny) == 0 with input as facts({"whole": false})
}

facts(overrides) := object.union({"direction": "request", "whole": true, "gap": "no-object-type"}, overrides)

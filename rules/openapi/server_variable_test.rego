package sealint.openapi.server_variable_test

import data.sealint.openapi.server_variable

test_not_declared if {
	server_variable.deny == {{"message": "variable \"v\" is not declared", "at": ["url"], "decision": `["https://x","v"]`}} with input as server({"declared": false}, [])
}

test_unused if {
	server_variable.deny == {{
		"message": "variable \"w\" is not used in the URL",
		"at": ["variables", "w"],
		"decision": `["https://x","w"]`,
	}} with input as server({}, ["w"])
}

test_empty_enum if {
	server_variable.deny == {{
		"message": "variable \"v\" has an empty enum",
		"at": ["variables", "v", "enum"],
		"decision": `["https://x","v"]`,
	}} with input as server({"limited": true, "enum": []}, [])
}

test_default_outside_enum if {
	server_variable.deny == {{
		"message": "the default \"v3\" of variable \"v\" is not in its enum",
		"at": ["variables", "v", "default"],
		"decision": `["https://x","v"]`,
	}} with input as server({"default": "v3"}, [])
}

test_well_defined if {
	count(server_variable.deny) == 0 with input as server({}, [])
	count(server_variable.deny) == 0 with input as server({"limited": false, "enum": []}, [])
}

server(variable, unused) := {
	"template": "https://x",
	"unused_variables": unused,
	"variables": [object.union(
		{"name": "v", "declared": true, "limited": true, "default": "v1", "enum": ["v1", "v2"]},
		variable,
	)],
}

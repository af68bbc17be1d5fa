package sealint.change.server_choice_widened_test

import data.sealint.change.server_choice_widened

test_elsewhere if {
	server_choice_widened.deny == {{
		"message": "with the new value \"b.test/#\" of \"region\", the server https://{region}.a.test leads to b.test",
		"at": ["variables", "region", "enum"],
		"related": [{"ref": ["before", "variables", "region", "enum"], "message": "before"}],
	}} with input as server([{"variable": "region", "value": "b.test/#", "host": "b.test"}])
}

test_same_domain if {
	count(server_choice_widened.deny) == 0 with input as server([])
}

server(choices) := {"choices": choices, "after": {"template": "https://{region}.a.test"}}

package sealint.openapi.ignored_header_parameter_test

import data.sealint.openapi.ignored_header_parameter

test_ignored if {
	ignored_header_parameter.deny == {{
		"message": "header parameter \"Authorization\" has no effect: the specification says to ignore it",
		"at": ["name"],
	}} with input as {"ignored": true, "name": "Authorization"}
}

test_other if {
	count(ignored_header_parameter.deny) == 0 with input as {"ignored": false, "name": "X-Trace"}
}

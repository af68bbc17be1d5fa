package sealint.openapi.audience_undeclared_test

import data.sealint.openapi.audience_undeclared

test_no_audience if {
	audience_undeclared.deny == {{"message": "the contract does not state its audience: info has no x-audience or x-internal", "at": ["info", "x-audience"]}} with input as facts({"audience": ""})
}

test_server if {
	audience_undeclared.deny == {{"message": "the server does not state its environment, such as production or staging, by x-environment, in its description or in its host", "at": ["servers", 1, "url"]}} with input as facts({"unnamed_servers": [1]})
}

test_declared if {
	count(audience_undeclared.deny) == 0 with input as facts({})
}

facts(overrides) := object.union({"audience": "internal", "unnamed_servers": []}, overrides)

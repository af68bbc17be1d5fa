package sealint.change.factor_dropped_test

import data.sealint.change.factor_dropped

test_told if {
	factor_dropped.deny == {{
		"message": "callers of PUT /x needed key and mtls together; key alone is now enough",
		"at": ["security", 1],
		"related": [{"ref": ["before", "security", 2], "message": "before"}],
		"decision": "",
	}} with input as operation([admitted("factor")])
}

test_other_differences if {
	count(factor_dropped.deny) == 0 with input as operation([admitted("scope")])
	count(factor_dropped.deny) == 0 with input as operation([])
}

operation(admits) := {
	"status": "modified",
	"before": {"security": {"source": "operation"}},
	"after": {"method": "PUT", "path": "/x", "reads": false, "security": {"source": "operation"}},
	"access": {"admits": admits},
}

admitted(how) := {"how": how, "index": 1, "from": 2, "text": "key", "was": "key and mtls", "missing": ["mtls"]}

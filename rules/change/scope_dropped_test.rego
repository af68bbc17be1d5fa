package sealint.change.scope_dropped_test

import data.sealint.change.scope_dropped

test_told if {
	scope_dropped.deny == {{
		"message": "callers of PUT /x needed the scope mtls; they no longer do",
		"at": ["security", 1],
		"related": [{"ref": ["before", "security", 2], "message": "before"}],
		"decision": "",
	}} with input as operation([admitted("scope")])
}

test_other_differences if {
	count(scope_dropped.deny) == 0 with input as operation([admitted("factor")])
	count(scope_dropped.deny) == 0 with input as operation([])
}

operation(admits) := {
	"status": "modified",
	"before": {"security": {"source": "operation"}},
	"after": {"method": "PUT", "path": "/x", "reads": false, "security": {"source": "operation"}},
	"access": {"admits": admits},
}

admitted(how) := {"how": how, "index": 1, "from": 2, "text": "key", "was": "key and mtls", "missing": ["mtls"]}

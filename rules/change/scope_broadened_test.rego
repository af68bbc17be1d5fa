package sealint.change.scope_broadened_test

import data.sealint.change.scope_broadened

test_told if {
	scope_broadened.deny == {{
		"message": "callers of PUT /x needed key and mtls; now they need the broad scope mtls",
		"at": ["security", 1],
		"related": [{"ref": ["before", "security", 2], "message": "before"}],
		"decision": "",
	}} with input as operation([admitted("broader")])
}

test_other_differences if {
	count(scope_broadened.deny) == 0 with input as operation([admitted("factor")])
	count(scope_broadened.deny) == 0 with input as operation([])
}

operation(admits) := {
	"status": "modified",
	"before": {"security": {"source": "operation"}},
	"after": {"method": "PUT", "path": "/x", "reads": false, "security": {"source": "operation"}},
	"access": {"admits": admits},
}

admitted(how) := {"how": how, "index": 1, "from": 2, "text": "key", "was": "key and mtls", "missing": ["mtls"]}

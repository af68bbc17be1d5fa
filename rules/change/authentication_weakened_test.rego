package sealint.change.authentication_weakened_test

import data.sealint.change.authentication_weakened

test_told if {
	authentication_weakened.deny == {{
		"message": "callers of PUT /x needed key and mtls; key is now enough",
		"at": ["security", 1],
		"related": [{"ref": ["before", "security"], "message": "before"}],
		"decision": "",
	}} with input as operation([admitted("weaker")])
}

test_other_differences if {
	count(authentication_weakened.deny) == 0 with input as operation([admitted("factor")])
	count(authentication_weakened.deny) == 0 with input as operation([])
}

operation(admits) := {
	"status": "modified",
	"before": {"security": {"source": "operation"}},
	"after": {"method": "PUT", "path": "/x", "reads": false, "security": {"source": "operation"}},
	"access": {"admits": admits},
}

admitted(how) := {"how": how, "index": 1, "from": -1, "text": "key", "was": "key and mtls", "missing": ["mtls"]}

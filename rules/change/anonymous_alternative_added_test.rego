package sealint.change.anonymous_alternative_added_test

import data.sealint.change.anonymous_alternative_added

test_told if {
	anonymous_alternative_added.deny == {{
		"message": "callers of PUT /x needed key and mtls; an empty alternative now lets them leave it out",
		"at": ["security", 1],
		"related": [{"ref": ["before", "security"], "message": "before"}],
		"decision": "",
	}} with input as operation([admitted("anonymous")])
}

test_other_differences if {
	count(anonymous_alternative_added.deny) == 0 with input as operation([admitted("nothing")])
	count(anonymous_alternative_added.deny) == 0 with input as operation([])
}

operation(admits) := {
	"status": "modified",
	"before": {"security": {"source": "operation"}},
	"after": {"method": "PUT", "path": "/x", "reads": false, "security": {"source": "operation"}},
	"access": {"admits": admits},
}

admitted(how) := {"how": how, "index": 1, "from": -1, "text": "key", "was": "key and mtls", "missing": ["mtls"]}

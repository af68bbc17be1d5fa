package sealint.change.alternative_added_test

import data.sealint.change.alternative_added

test_told if {
	alternative_added.deny == {{
		"message": "callers of PUT /x needed oauth (a); now jwt is enough",
		"at": ["security", 1],
		"related": [{"ref": ["before", "security"], "message": "before"}],
		"decision": "[\"oauth (a)\",\"jwt\"]",
	}} with input as operation([admitted("other")])
}

test_other_differences if {
	count(alternative_added.deny) == 0 with input as operation([admitted("weaker")])
	count(alternative_added.deny) == 0 with input as operation([])
}

operation(admits) := {
	"status": "modified",
	"before": {"security": {"source": "operation"}},
	"after": {"method": "PUT", "path": "/x", "security": {"source": "operation"}},
	"access": {"admits": admits},
}

admitted(how) := {"how": how, "index": 1, "from": -1, "text": "jwt", "was": "oauth (a)", "missing": []}

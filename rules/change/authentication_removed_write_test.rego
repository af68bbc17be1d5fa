package sealint.change.authentication_removed_write_test

import data.sealint.change.authentication_removed_write

test_told if {
	authentication_removed_write.deny == {{
		"message": "anybody may now call PUT /x; before, callers needed key and mtls",
		"at": ["security"],
		"related": [{"ref": ["before", "security"], "message": "before"}],
		"decision": "",
	}} with input as operation([admitted("nothing")])
}

test_other_differences if {
	count(authentication_removed_write.deny) == 0 with input as operation([admitted("anonymous")])
	count(authentication_removed_write.deny) == 0 with input as operation([])
}

test_other_kind_of_operation if {
	other := object.union(operation([admitted("nothing")]), {"after": {"reads": true}})
	count(authentication_removed_write.deny) == 0 with input as other
}

operation(admits) := {
	"status": "modified",
	"before": {"security": {"source": "operation"}},
	"after": {"method": "PUT", "path": "/x", "reads": false, "security": {"source": "operation"}},
	"access": {"admits": admits},
}

admitted(how) := {"how": how, "index": 1, "from": -1, "text": "key", "was": "key and mtls", "missing": ["mtls"]}

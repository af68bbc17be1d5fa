package sealint.change.undefined_scheme_introduced_test

import data.sealint.change.undefined_scheme_introduced

test_misspelt if {
	undefined_scheme_introduced.deny == {{
		"message": "POST /x demands \"oaut\", which is not declared: nobody knows what callers need",
		"at": ["security", 0, "oaut"],
		"decision": "oaut",
	}} with input as operation([{"index": 0, "scheme": "oaut"}])
}

test_declared if {
	count(undefined_scheme_introduced.deny) == 0 with input as operation([])
}

operation(undefined) := {"status": "modified", "after": {"method": "POST", "path": "/x"}, "access": {"undefined": undefined}}

package sealint.change.security_header_removed_test

import data.sealint.change.security_header_removed

test_removed if {
	security_header_removed.deny == {{
		"message": "GET /x no longer documents Strict-Transport-Security, X-Content-Type-Options",
		"at": ["responses"],
		"related": [{"ref": ["before", "responses"], "message": "before"}],
	}} with input as operation(["cache-control", "strict-transport-security", "x-content-type-options"], [])
}

test_other_header if {
	count(security_header_removed.deny) == 0 with input as operation(["cache-control"], [])
}

test_kept if {
	count(security_header_removed.deny) == 0 with input as operation(["content-security-policy"], ["content-security-policy"])
}

operation(before, after) := {
	"before": {"security_headers": before},
	"after": {"kind": "path", "method": "GET", "path": "/x", "security_headers": after},
}

package sealint.change.security_default_removed_test

import data.sealint.change.security_default_removed

test_removed if {
	security_default_removed.deny == {{
		"message": "the document demanded a credential by default and no longer demands a credential: operations that are added later will be open",
		"at": ["security"],
		"related": [{"ref": ["before", "security"], "message": "before"}],
	}} with input as contract({})
}

test_schemes_named if {
	some finding in security_default_removed.deny with input as contract({"before": {"root_security": {"unauthenticated": false, "alternatives": [
		{"requirements": [{"scheme": "token"}, {"scheme": "key"}]},
		{"requirements": [{"scheme": "token"}]},
	]}}})
	startswith(finding.message, `the document demanded "key", "token" by default and no longer`)
}

test_empty if {
	count(security_default_removed.deny) == 1 with input as contract({"after": {"root_security": {"unauthenticated": true}}})
}

test_replaced if {
	count(security_default_removed.deny) == 0 with input as contract({"after": {"root_security": {"unauthenticated": false}}})
}

test_no_default_before if {
	count(security_default_removed.deny) == 0 with input as {"before": {}, "after": {}, "opened": false}
}

test_operations_opened if {
	count(security_default_removed.deny) == 0 with input as contract({"opened": true})
}

contract(overrides) := object.union({"before": {"root_security": {"unauthenticated": false}}, "after": {}, "opened": false}, overrides)

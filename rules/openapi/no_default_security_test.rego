package sealint.openapi.no_default_security_test

import data.sealint.openapi.no_default_security

test_operations_only if {
	no_default_security.deny == {{
		"message": "the document has no security of its own: an operation without security would be public, unlike the 3 operations that state theirs",
		"at": ["security"],
	}} with input as {"default_security": false, "secured_alone": 3}
}

test_default if {
	count(no_default_security.deny) == 0 with input as {"default_security": true, "secured_alone": 3}
}

# Nothing is secured, which other rules report.
test_public if {
	count(no_default_security.deny) == 0 with input as {"default_security": false, "secured_alone": 0}
}

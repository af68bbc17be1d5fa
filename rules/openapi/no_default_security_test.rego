package sealint.openapi.no_default_security_test

import data.sealint.openapi.no_default_security

test_operations_only if {
	no_default_security.deny == {{
		"message": "the document has no security of its own: an operation without security would be public, unlike the 3 operations that state theirs",
		"at": ["security"],
	}} with input as {"default_security": false, "secured_alone": 3, "operations": 3}
}

# Some operations are public already.
test_operations_without_security if {
	some finding in no_default_security.deny with input as {"default_security": false, "secured_alone": 3, "operations": 5}
	endswith(finding.message, "unlike the 3 operations that state theirs; 2 demand no credential now")
}

test_default if {
	count(no_default_security.deny) == 0 with input as {"default_security": true, "secured_alone": 3}
}

# Nothing is secured, which other rules report.
test_public if {
	count(no_default_security.deny) == 0 with input as {"default_security": false, "secured_alone": 0}
}

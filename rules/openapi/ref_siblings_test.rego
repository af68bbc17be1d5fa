package sealint.openapi.ref_siblings_test

import data.sealint.openapi.ref_siblings

test_ignored if {
	ref_siblings.deny == {{
		"message": "OpenAPI 3.0 ignores maxLength, pattern beside $ref",
		"at": ["components", "schemas", "A", "maxLength"],
	}} with input as {"family": "3.0", "ignored_fields": [{
		"at": ["components", "schemas", "A"],
		"fields": ["maxLength", "pattern"],
	}]}
}

test_none if {
	count(ref_siblings.deny) == 0 with input as {"family": "3.0", "ignored_fields": []}
}

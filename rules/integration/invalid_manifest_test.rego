package sealint.integration.invalid_manifest_test

import data.sealint.integration.invalid_manifest

test_violation if {
	invalid_manifest.deny == {{
		"message": "unknown field \"scope\", did you mean \"scopes\"?",
		"at": ["violations", "spec", "identity", "scope"],
	}} with input as {"violations": [{
		"message": "unknown field \"scope\", did you mean \"scopes\"?",
		"at": ["spec", "identity", "scope"],
	}]}
}

test_valid if {
	count(invalid_manifest.deny) == 0 with input as {"violations": []}
}

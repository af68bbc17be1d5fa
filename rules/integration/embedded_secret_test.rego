package sealint.integration.embedded_secret_test

import data.sealint.integration.embedded_secret

test_secret if {
	embedded_secret.deny == {{
		"message": "spec.identity.credential.ref holds a GitHub token: ghp_… (40 characters)",
		"at": ["spec", "identity", "credential", "ref"],
	}} with input as {"secrets": [{
		"at": ["spec", "identity", "credential", "ref"],
		"kind": "a GitHub token",
		"shown": "ghp_… (40 characters)",
	}]}
}

test_overlay if {
	embedded_secret.deny == {{
		"message": "default of an overlay holds a GitHub token: ghp_… (40 characters)",
		"at": ["overlay_secrets", 0],
	}} with input as {"secrets": [], "overlay_secrets": [{
		"overlay": "a.overlay.yaml",
		"field": "default",
		"kind": "a GitHub token",
		"shown": "ghp_… (40 characters)",
	}]}
}

test_none if {
	count(embedded_secret.deny) == 0 with input as {"secrets": [], "overlay_secrets": []}
}

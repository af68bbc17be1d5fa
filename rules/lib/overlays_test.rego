package sealint.lib.overlays_test

import data.sealint.lib.overlays

test_additions if {
	every weaker in [
		{"kind": "server", "was": "under no server URL"},
		{"kind": "operation", "was": "not in the contract"},
		{"kind": "field", "was": "not in the contract"},
		{"kind": "scope", "was": "not declared"},
		{"kind": "scope", "was": "needed by no used operation"},
	] {
		overlays.adds(weaker)
	}
}

test_weakenings if {
	every weaker in [
		{"kind": "operation", "was": "used"},
		{"kind": "security", "was": "not in the contract"},
		{"kind": "scope", "was": "declared, and needed by no used operation"},
		{"kind": "data", "was": "restricted"},
		{"kind": "token", "was": "not the token URL that the contract states"},
	] {
		not overlays.adds(weaker)
	}
}

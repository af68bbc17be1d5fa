package sealint.integration.overlay_adds_test

import data.sealint.integration.overlay_adds

test_added if {
	overlay_adds.deny == {{
		"message": "only the overlay, and not the contract, has what the manifest needs: getOrder: not in the contract becomes in the contract",
		"at": ["contract", "weakened", 0],
		"related": [{"ref": ["contract", "weakened", 0, "contract"], "message": "what the contract says"}],
	}} with input as weakened("operation", "getOrder", "not in the contract", "in the contract")
	count(overlay_adds.deny) == 1 with input as weakened("scope", "orders:read", "needed by no used operation", "needed")
}

test_others if {
	count(overlay_adds.deny) == 0 with input as weakened("server", "https://a.example", "under no server URL", "under a server URL")
	count(overlay_adds.deny) == 0 with input as weakened("data", "iban", "restricted", "internal")
	count(overlay_adds.deny) == 0 with input as {"contract": {"weakened": []}}
}

weakened(kind, name, was, now) := {"contract": {"weakened": [{"kind": kind, "name": name, "was": was, "now": now}]}}

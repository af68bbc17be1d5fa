package sealint.integration.overlay_weakens_test

import data.sealint.integration.overlay_weakens

test_lowered if {
	overlay_weakens.deny == {{
		"message": "the overlay weakens the contract: field iban in the request of POST /entries: restricted becomes internal",
		"at": ["contract", "weakened", 1],
		"related": [{"ref": ["contract", "weakened", 1, "contract"], "message": "what the contract says"}],
	}} with input as {"contract": {"weakened": [
		{"kind": "server", "name": "https://a.example", "was": "under no server URL", "now": "under a server URL"},
		{"kind": "data", "name": "field iban in the request of POST /entries", "was": "restricted", "now": "internal"},
	]}}
}

test_clean if {
	count(overlay_weakens.deny) == 0 with input as {"contract": {"weakened": []}}
}

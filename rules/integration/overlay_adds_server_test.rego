package sealint.integration.overlay_adds_server_test

import data.sealint.integration.overlay_adds_server

test_added if {
	overlay_adds_server.deny == {{
		"message": "https://a.example is under a server URL of the overlay only, not of the contract",
		"at": ["contract", "weakened", 0],
		"related": [{"ref": ["contract", "weakened", 0, "contract"], "message": "the servers of the contract"}],
	}} with input as {"contract": {"weakened": [{"kind": "server", "name": "https://a.example", "was": "under no server URL", "now": "under a server URL"}]}}
}

test_other if {
	count(overlay_adds_server.deny) == 0 with input as {"contract": {"weakened": [{"kind": "data", "name": "iban", "was": "restricted", "now": "internal"}]}}
}

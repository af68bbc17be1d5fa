package sealint.integration.overlay_adds_server_test

import data.sealint.integration.overlay_adds_server

endpoints := [
	{"at": ["spec", "transport", "endpoints", "0"], "text": "https://a.example"},
	{"at": ["spec", "transport", "endpoints", "1"], "text": "https://b.example"},
]

test_added if {
	overlay_adds_server.deny == {{
		"message": "only an overlay, and not the contract, names a server for https://b.example",
		"at": ["spec", "transport", "endpoints", "1"],
		"related": [
			{"ref": ["contract", "weakened", 0], "message": "the action of the overlay"},
			{"ref": ["contract", "weakened", 0, "contract"], "message": "the servers of the contract"},
		],
	}} with input as {"contract": {
		"endpoints": endpoints,
		"weakened": [{"kind": "server", "name": "https://b.example", "was": "under no server URL", "now": "under a server URL"}],
	}}
}

test_other if {
	count(overlay_adds_server.deny) == 0 with input as {"contract": {
		"endpoints": endpoints,
		"weakened": [{"kind": "data", "name": "https://a.example", "was": "restricted", "now": "internal"}],
	}}
}

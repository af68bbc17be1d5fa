package sealint.change.overlay_weakened_test

import data.sealint.change.overlay_weakened

test_lowered if {
	overlay_weakened.deny == {{
		"message": "the contract with its overlays demands less: /email was restricted, and is internal",
		"at": ["spec", "contract", "overlays"],
		"related": [{"ref": ["before", "contract", "fields", 2], "message": "before: /email was restricted, and is internal"}],
	}} with input as {"overlay_losses": [{"list": "fields", "index": 2, "name": "/email", "was": "restricted", "now": "internal"}]}
}

test_no_place if {
	some finding in overlay_weakened.deny with input as {"overlay_losses": [{"list": "none", "index": 0, "name": "email", "was": "restricted", "now": "internal"}]}
	finding.related == []
}

test_same if {
	count(overlay_weakened.deny) == 0 with input as {"overlay_losses": []}
}

package sealint.integration.overlay_without_effect_test

import data.sealint.integration.overlay_without_effect

test_idle if {
	overlay_without_effect.deny == {{
		"message": "$.paths['/gone'] selects nothing in the contract \"Ledger\"",
		"at": ["contract", "idle", 0],
		"related": [{"ref": ["spec", "contract", "overlays"], "message": "the overlays of the manifest"}],
	}} with input as {"contract": {"title": "Ledger", "idle": [{"name": "$.paths['/gone']"}]}}
}

test_clean if {
	count(overlay_without_effect.deny) == 0 with input as {"contract": {"title": "Ledger", "idle": []}}
}

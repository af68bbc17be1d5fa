package sealint.change.overlay_dropped_test

import data.sealint.change.overlay_dropped

test_dropped if {
	overlay_dropped.deny == {{
		"message": "no longer applied to the contract: acme.overlay.yaml",
		"at": ["spec", "contract", "overlays"],
		"related": [{"ref": ["before", "spec", "contract", "overlays"], "message": "before"}],
	}} with input as {"overlays": {"lost": ["acme.overlay.yaml"], "gained": []}, "after": {"absent": []}}
}

test_renamed if {
	count(overlay_dropped.deny) == 0 with input as {"overlays": {"lost": ["acme.overlay.yaml"], "gained": [0]}, "after": {"absent": []}}
}

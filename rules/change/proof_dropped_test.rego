package sealint.change.proof_dropped_test

import data.sealint.change.proof_dropped

test_dropped if {
	proof_dropped.deny == {{
		"message": "no longer a proof of the used operations: ../pacts/shop-pets.json",
		"at": ["spec", "contract", "usage"],
		"related": [{"ref": ["before", "spec", "contract", "usage"], "message": "before"}],
	}} with input as {"usage": {"gained": [], "lost": ["../pacts/shop-pets.json"], "dropped": false}, "after": {"absent": []}}
}

test_kept if {
	count(proof_dropped.deny) == 0 with input as {"usage": {"gained": [0], "lost": [], "dropped": false}, "after": {"absent": []}}
}

package sealint.sbom.model_risks_missing_test

import data.sealint.sbom.model_risks_missing

test_missing if {
	found := model_risks_missing.deny with input as facts(true, false)
	found == {{"message": "classifier states no risk and no limit", "at": ["model", "ethics"]}}
}

test_no_card_is_another_rule if {
	count(model_risks_missing.deny) == 0 with input as facts(false, false)
}

test_stated if {
	count(model_risks_missing.deny) == 0 with input as facts(true, true)
}

test_no_model if {
	count(model_risks_missing.deny) == 0 with input as {"name": "left-pad"}
}

facts(card, ethics) := {"name": "classifier", "model": {"card": card, "ethics": ethics}}

package sealint.sbom.model_datasets_missing_test

import data.sealint.sbom.model_datasets_missing

test_missing if {
	found := model_datasets_missing.deny with input as facts(true, false)
	found == {{"message": "classifier does not say on which datasets it was trained", "at": ["model", "datasets_known"]}}
}

test_no_card_is_another_rule if {
	count(model_datasets_missing.deny) == 0 with input as facts(false, false)
}

test_named if {
	count(model_datasets_missing.deny) == 0 with input as facts(true, true)
}

test_no_model if {
	count(model_datasets_missing.deny) == 0 with input as {"name": "left-pad"}
}

facts(card, known) := {"name": "classifier", "model": {"card": card, "datasets_known": known}}

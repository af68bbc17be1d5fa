package sealint.sbom.model_metrics_missing_test

import data.sealint.sbom.model_metrics_missing

test_missing if {
	found := model_metrics_missing.deny with input as facts(true, false)
	found == {{"message": "classifier states no performance metric", "at": ["model", "metrics"]}}
}

test_no_card_is_another_rule if {
	count(model_metrics_missing.deny) == 0 with input as facts(false, false)
}

test_stated if {
	count(model_metrics_missing.deny) == 0 with input as facts(true, true)
}

test_no_model if {
	count(model_metrics_missing.deny) == 0 with input as {"name": "left-pad"}
}

facts(card, metrics) := {"name": "classifier", "model": {"card": card, "metrics": metrics}}

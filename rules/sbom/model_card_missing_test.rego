package sealint.sbom.model_card_missing_test

import data.sealint.sbom.model_card_missing

test_missing if {
	found := model_card_missing.deny with input as {"name": "classifier", "model": {"card": false}}
	found == {{"message": "classifier is a model without a model card", "at": ["model", "card"]}}
}

test_card if {
	count(model_card_missing.deny) == 0 with input as {"name": "classifier", "model": {"card": true}}
}

test_no_model if {
	count(model_card_missing.deny) == 0 with input as {"name": "left-pad"}
}

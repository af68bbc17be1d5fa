package sealint.sbom.model_licence_missing_test

import data.sealint.sbom.model_licence_missing

test_missing if {
	found := model_licence_missing.deny with input as {"name": "classifier", "model": {"card": true}, "licence_state": "absent"}
	found == {{"message": "classifier is a model without a licence", "at": ["licences"]}}
}

test_stated[state] if {
	some state in ["present", "unknown"]
	count(model_licence_missing.deny) == 0 with input as {"name": "classifier", "model": {"card": true}, "licence_state": state}
}

test_no_model if {
	count(model_licence_missing.deny) == 0 with input as {"name": "left-pad", "licence_state": "absent"}
}

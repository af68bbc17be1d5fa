package sealint.sbom.model_personal_unassessed_test

import data.sealint.sbom.model_personal_unassessed

test_found if {
	found := model_personal_unassessed.deny with input as facts(true, false)
	found == {{
		"message": "classifier uses sensitive personal information, but states no assessment of risks and no standard",
		"at": ["model", "personal"],
	}}
}

test_assessed if {
	count(model_personal_unassessed.deny) == 0 with input as facts(true, true)
}

test_not_personal if {
	count(model_personal_unassessed.deny) == 0 with input as facts(false, false)
}

test_no_model if {
	count(model_personal_unassessed.deny) == 0 with input as {"name": "left-pad"}
}

facts(personal, assessed) := {"name": "classifier", "model": {"personal": personal, "assessed": assessed}}

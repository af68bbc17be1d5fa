package sealint.change.sensitive_field_returned_openly_test

import data.sealint.change.sensitive_field_returned_openly

test_returned if {
	sensitive_field_returned_openly.deny == {{"message": "anybody can now read iban (financial)", "at": ["returned", 0], "related": [{"ref": [], "message": "returned here"}]}} with input as returns({}, true)
}

test_secured if {
	count(sensitive_field_returned_openly.deny) == 0 with input as returns({}, false)
}

returns(overrides, unauthenticated) := {
	"status": "modified",
	"after": {"method": "GET", "path": "/a", "security": {"unauthenticated": unauthenticated}},
	"transfer": {"returned": [{"field": object.union(
		{
			"name": "iban", "category": "financial", "classification": "", "types": ["string"], "limited": false, "masked": false, "withheld": false,
			"shared": false, "at_creation": false, "tail": ["iban"], "terms": ["iban"], "described_as": [],
		},
		overrides,
	)}]},
}

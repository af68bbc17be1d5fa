package sealint.change.sensitive_field_returned_test

import data.sealint.change.sensitive_field_returned

test_returned if {
	sensitive_field_returned.deny == {{"message": "iban (financial) is now returned", "at": ["returned", 0], "related": [{"ref": [], "message": "returned here"}]}} with input as returns({}, false)
}

test_classified if {
	some finding in sensitive_field_returned.deny with input as returns({"classification": "confidential"}, false)
	finding.message == "iban (confidential) is now returned"
}

test_told_by_another_rule if {
	count(sensitive_field_returned.deny) == 0 with input as returns({}, true)
	count(sensitive_field_returned.deny) == 0 with input as returns({"tail": ["password"]}, false)
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

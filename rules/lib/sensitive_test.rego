package sealint.lib.sensitive_test

import data.sealint.lib.sensitive

test_kind if {
	sensitive.kind({"classification": "restricted", "category": "none"}) == "restricted"
	sensitive.kind({"classification": "internal", "category": "health"}) == "health"
}

test_secret if {
	sensitive.told_as_secret(field({}))
	not sensitive.told_as_secret(field({"tail": ["iban"]}))
	not sensitive.told_as_secret(field({"tail": ["client_secret"], "at_creation": true}))
}

field(overrides) := object.union({"types": ["string"], "limited": false, "masked": false, "withheld": false, "shared": false, "at_creation": false, "tail": ["password"], "terms": [], "described_as": []}, overrides)

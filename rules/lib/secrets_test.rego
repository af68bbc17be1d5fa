package sealint.lib.secrets_test

import data.sealint.lib.secrets

test_holds if {
	secrets.holds(field({"tail": ["password"]}))
	every overrides in [
		{"tail": ["changed_at"]}, {"types": ["boolean"]}, {"limited": true}, {"masked": true}, {"withheld": true}, {"terms": ["hint"]},
		{"described_as": ["encrypted"]}, {"tail": ["client_secret"], "terms": ["payment"]},
	] {
		not secrets.holds(field(object.union({"tail": ["password"]}, overrides)))
	}
}

test_issued if {
	secrets.issued(field({"tail": ["client_secret"], "at_creation": true}))
	not secrets.issued(field({"tail": ["client_secret"], "at_creation": true, "shared": true}))
	not secrets.issued(field({"tail": ["password"], "at_creation": true}))
}

test_returned if {
	secrets.returned(added({}))
	not secrets.returned(object.union(added({}), {"direction": "request"}))
	not secrets.returned(added({"tail": ["client_secret"], "at_creation": true}))
	not secrets.returned(object.union(added({}), {"after": {"write_only": true}}))
	not secrets.returned(object.union(added({}), {"status": "removed"}))
	secrets.returned(modified(true))
	not secrets.returned(modified(false))
}

added(overrides) := {"status": "added", "direction": "response", "fields": [], "after": {"write_only": false, "field": field(object.union({"tail": ["password"]}, overrides))}}

modified(write_only) := {"status": "modified", "direction": "both", "fields": [field({"tail": ["password"]})], "before": {"write_only": write_only}, "after": {"write_only": false}}

field(overrides) := object.union({"types": ["string"], "limited": false, "masked": false, "withheld": false, "shared": false, "at_creation": false, "tail": [], "terms": [], "described_as": []}, overrides)

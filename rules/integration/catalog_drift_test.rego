package sealint.integration.catalog_drift_test

import data.sealint.integration.catalog_drift

test_other_owner if {
	catalog_drift.deny == {{
		"message": "the manifest states \"team-payments\", but component:default/ledger states \"group:default/team-ledger\"",
		"at": ["metadata", "owner"],
		"related": [{
			"ref": ["catalog", "fields", 1],
			"message": "component:default/ledger states \"group:default/team-ledger\"",
		}],
	}} with input as {"catalog": {"found": true, "entity": "component:default/ledger", "fields": [
		field(["metadata", "lifecycle"], "active", "production", false),
		field(["metadata", "owner"], "team-payments", "group:default/team-ledger", true),
	]}}
}

test_the_same if {
	catalog_drift.deny == set() with input as {"catalog": {
		"found": true,
		"entity": "component:default/ledger",
		"fields": [field(["metadata", "owner"], "team-payments", "group:default/team-payments", false)],
	}}
}

test_not_found if {
	catalog_drift.deny == set() with input as {"catalog": {"found": false, "entity": "", "fields": []}}
}

test_no_catalog if {
	catalog_drift.deny == set() with input as {"metadata": {"owner": "team-payments"}}
}

field(at, stated, entity, differs) := {"at": at, "stated": stated, "entity": entity, "filled": false, "differs": differs}

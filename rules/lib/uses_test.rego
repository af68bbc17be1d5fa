package sealint.lib.uses_test

import data.sealint.lib.uses

test_production if {
	uses.words(facts, {"integration": 0}) == "ledger in production"
	uses.words(facts, {"integration": 1}) == "an integration of b.yaml in production"
	uses.place({"integration": 1}, ["clientId"]) == ["integrations", 1, "spec", "identity", "clientId"]
}

test_environment if {
	uses.words(facts, {"integration": 0, "environment": 0}) == "ledger in staging"
	uses.place({"integration": 0, "environment": 0}, ["clientId"]) == ["integrations", 0, "spec", "environments", 0, "clientId"]
}

facts := {"integrations": [
	{"name": "ledger", "path": "a.yaml", "environments": [{"name": "staging"}]},
	{"name": "", "path": "b.yaml", "environments": []},
]}

package sealint.integration.contract_drift_test

import data.sealint.integration.contract_drift

test_not_found if {
	contract_drift.deny == {{
		"message": "contract \"../api.yaml\" could not be judged: no such file",
		"at": ["spec", "contract", "path"],
	}} with input as {
		"spec": {"contract": {"path": "../api.yaml", "version": "1.4.0", "digest": "sha256:aa"}},
		"contract": {
			"found": false,
			"problem": "contract \"../api.yaml\" could not be judged: no such file",
			"version": "",
			"digest": "",
			"endpoints": [],
			"servers": [],
		},
	}
}

test_version if {
	contract_drift.deny == {{
		"message": "the manifest states version 1.4.0, but the contract is version 1.5.0",
		"at": ["spec", "contract", "version"],
		"related": [{"ref": ["contract", "info", "version"], "message": "the contract is version 1.5.0"}],
	}} with input as joined({"version": "1.4.0"}, {"version": "1.5.0"})
}

test_contract_without_version if {
	contract_drift.deny == {{
		"message": "the manifest states version 1.4.0, but the contract has none",
		"at": ["spec", "contract", "version"],
		"related": [{"ref": ["contract", "info", "version"], "message": "the contract has none"}],
	}} with input as joined({"version": "1.4.0"}, {"version": ""})
}

test_digest if {
	contract_drift.deny == {{
		"message": "the digest in the manifest is not that of the contract: sha256:bb",
		"at": ["spec", "contract", "digest"],
		"related": [{"ref": ["contract", "info", "title"], "message": "the contract"}],
	}} with input as joined({"digest": "sha256:aa"}, {"digest": "sha256:bb"})
}

test_endpoint if {
	endpoints := [
		{"at": ["spec", "transport", "endpoints", "0"], "text": "https://a.test/v1", "declared": true},
		{"at": ["spec", "transport", "endpoints", "1"], "text": "https://b.test/v1", "declared": false},
	]
	contract_drift.deny == {{
		"message": "https://b.test/v1 is not under any server URL of the contract",
		"at": ["spec", "transport", "endpoints", "1"],
		"related": [
			{"ref": ["contract", "servers", 0], "message": "https://a.test"},
			{"ref": ["contract", "servers", 1], "message": "https://{region}.a.test"},
		],
	}} with input as joined({}, {"endpoints": endpoints, "servers": ["https://a.test", "https://{region}.a.test"]})
}

test_tokens_from_elsewhere if {
	flows := [
		{"scheme": "o", "kind": "clientCredentials", "token_url": "https://id.test/t"},
		{"scheme": "p", "kind": "implicit", "token_url": ""},
	]
	related := [
		{"ref": ["contract", "flows", 0], "message": "clientCredentials: https://id.test/t"},
		{"ref": ["contract", "flows", 1], "message": "implicit"},
	]
	found := contract_drift.deny with input as object.union(
		joined({}, {"flows": flows, "other_token_url": true, "other_grant": true}),
		{"spec": {"identity": {"grant": "password"}}},
	)
	found == {
		{
			"message": "the token URL is none that the contract states for the used operations",
			"at": ["spec", "identity", "tokenUrl"],
			"related": related,
		},
		{
			"message": "\"password\" is no grant by which the contract gives tokens for the used operations",
			"at": ["spec", "identity", "grant"],
			"related": related,
		},
	}
}

test_each_is_its_own_fault if {
	count(contract_drift.deny) == 2 with input as joined(
		{"version": "1.4.0", "digest": "sha256:aa"},
		{"version": "1.5.0", "digest": "sha256:bb"},
	)
}

test_agreement if {
	count(contract_drift.deny) == 0 with input as joined(
		{"version": "1.5.0", "digest": "sha256:aa"},
		{"version": "1.5.0", "digest": "sha256:aa"},
	)
}

test_nothing_stated if {
	count(contract_drift.deny) == 0 with input as joined({}, {"version": "1.5.0"})
}

test_no_contract if {
	count(contract_drift.deny) == 0 with input as {"spec": {}}
}

joined(stated, contract) := {
	"spec": {"contract": stated},
	"contract": object.union(
		{"found": true, "problem": "", "version": "1.0.0", "digest": "", "endpoints": [], "servers": []},
		contract,
	),
}

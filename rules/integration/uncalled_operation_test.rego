package sealint.integration.uncalled_operation_test

import data.sealint.integration.uncalled_operation

at := ["spec", "contract", "operations", "0"]

test_uncalled if {
	uncalled_operation.deny == {{"message": "GET /pets is listed, but pacts/shop-pets.json does not call it", "at": at}} with input as {"usage": {
		"proofs": [{"path": "pacts/shop-pets.json"}],
		"uncalled": [{"at": at, "name": "GET /pets"}],
	}}
}

test_several_proofs if {
	uncalled_operation.deny == {{"message": "GET /pets is listed, but none of the 2 proofs calls it", "at": at}} with input as {"usage": {
		"proofs": [{"path": "a.json"}, {"path": "b.json"}],
		"uncalled": [{"at": at, "name": "GET /pets"}],
	}}
}

test_called if {
	count(uncalled_operation.deny) == 0 with input as {"usage": {"proofs": [{"path": "a.json"}], "uncalled": []}}
}

test_no_proofs if {
	count(uncalled_operation.deny) == 0 with input as {"spec": {}}
}

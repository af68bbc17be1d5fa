package sealint.sbom.producer_missing_test

import data.sealint.sbom.producer_missing

params := {"lenient": false}

test_missing if {
	found := producer_missing.deny with input as facts({}) with data.sealint.params as params
	found == {{"message": "left-pad has no producer", "at": ["producer"]}}
}

test_clean if {
	count(producer_missing.deny) == 0 with input as facts({"producer_state": "present"}) with data.sealint.params as params
}

test_declared_unknown_is_an_answer if {
	count(producer_missing.deny) == 0 with input as facts({"producer_state": "unknown"}) with data.sealint.params as params
}

# An algorithm or a key is no package.
test_cryptographic_asset if {
	count(producer_missing.deny) == 0 with input as facts({"type": "cryptographic-asset", "crypto": {}}) with data.sealint.params as params
}

test_file if {
	count(producer_missing.deny) == 0 with input as facts({"type": "file"}) with data.sealint.params as params
}

test_type_not_stated if {
	count(producer_missing.deny) == 1 with input as facts({"type": ""}) with data.sealint.params as params
}

test_root_is_judged if {
	count(producer_missing.deny) == 1 with input as facts({"is_root": true}) with data.sealint.params as params
}

test_supplier_is_no_producer if {
	count(producer_missing.deny) == 1 with input as facts({"supplier_state": "present"}) with data.sealint.params as params
}

test_lenient if {
	count(producer_missing.deny) == 0 with input as facts({"supplier_state": "present"}) with data.sealint.params as {"lenient": true}
	count(producer_missing.deny) == 0 with input as facts({"supplier_state": "unknown"}) with data.sealint.params as {"lenient": true}
	count(producer_missing.deny) == 1 with input as facts({}) with data.sealint.params as {"lenient": true}
}

facts(overrides) := object.union({"name": "left-pad", "type": "library", "is_root": false, "producer_state": "absent", "supplier_state": "absent"}, overrides)

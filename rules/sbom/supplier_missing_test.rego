package sealint.sbom.supplier_missing_test

import data.sealint.sbom.supplier_missing

test_missing if {
	found := supplier_missing.deny with input as facts({})
	found == {{"message": "left-pad has no supplier", "at": ["supplier"]}}
}

test_clean if {
	count(supplier_missing.deny) == 0 with input as facts({"supplier_state": "present"})
}

test_declared_unknown_is_an_answer if {
	count(supplier_missing.deny) == 0 with input as facts({"supplier_state": "unknown"})
}

# An algorithm or a key is no package.
test_cryptographic_asset if {
	count(supplier_missing.deny) == 0 with input as facts({"type": "cryptographic-asset", "crypto": {}})
}

test_file if {
	count(supplier_missing.deny) == 0 with input as facts({"type": "file"})
}

test_type_not_stated if {
	count(supplier_missing.deny) == 1 with input as facts({"type": ""})
}

test_root_is_judged if {
	count(supplier_missing.deny) == 1 with input as facts({"is_root": true})
}

facts(overrides) := object.union({"name": "left-pad", "type": "library", "is_root": false, "supplier_state": "absent"}, overrides)

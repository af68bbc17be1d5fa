package sealint.sbom.hash_missing_test

import data.sealint.sbom.hash_missing

component := {"name": "left-pad", "type": "library", "is_root": false, "hashes": []}

test_missing if {
	found := hash_missing.deny with input as component
	found == {{"message": "left-pad has no hash", "at": ["hashes"]}}
}

test_clean if {
	hash := {"alg": "SHA-256", "value": "5feceb66ffc86f38d952786c6d696c79c2dbc239dd4e91b46729d73a27fb57e9", "of": "component"}
	count(hash_missing.deny) == 0 with input as object.union(component, {"hashes": [hash]})
}

test_hash_of_a_distribution_counts if {
	hash := {"alg": "SHA-256", "value": "5feceb66ffc86f38d952786c6d696c79c2dbc239dd4e91b46729d73a27fb57e9", "of": "external_reference"}
	count(hash_missing.deny) == 0 with input as object.union(component, {"hashes": [hash]})
}

test_file if {
	count(hash_missing.deny) == 0 with input as object.union(component, {"type": "file"})
}

test_root if {
	count(hash_missing.deny) == 0 with input as object.union(component, {"is_root": true})
}

test_type_not_stated if {
	untyped := object.union(component, {"type": ""})
	count(hash_missing.deny) == 1 with input as untyped
}

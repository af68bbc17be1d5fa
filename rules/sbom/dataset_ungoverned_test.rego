package sealint.sbom.dataset_ungoverned_test

import data.sealint.sbom.dataset_ungoverned

test_component if {
	found := dataset_ungoverned.deny with input as {"dataset": dataset({})}
	found == {{"message": "corpus holds sensitive data, but nobody is named who answers for it", "at": ["dataset", "sensitive"]}}
}

test_in_a_model_card if {
	found := dataset_ungoverned.deny with input as {"model": {"datasets": [dataset({"governed": true}), dataset({"name": ""})]}}
	found == {{"message": "a dataset without a name holds sensitive data, but nobody is named who answers for it", "at": ["model", "datasets", 1, "sensitive"]}}
}

test_stated if {
	count(dataset_ungoverned.deny) == 0 with input as {"dataset": dataset({"governed": true})}
}

test_not_sensitive if {
	count(dataset_ungoverned.deny) == 0 with input as {"dataset": dataset({"sensitive": false})}
}

test_no_dataset if {
	count(dataset_ungoverned.deny) == 0 with input as {"name": "left-pad"}
}

dataset(overrides) := object.union({"name": "corpus", "sensitive": true, "governed": false}, overrides)

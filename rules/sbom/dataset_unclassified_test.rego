package sealint.sbom.dataset_unclassified_test

import data.sealint.sbom.dataset_unclassified

test_component if {
	found := dataset_unclassified.deny with input as {"dataset": dataset({})}
	found == {{"message": "corpus has no classification", "at": ["dataset", "classification"]}}
}

test_in_a_model_card if {
	found := dataset_unclassified.deny with input as {"model": {"datasets": [dataset({"classification": "public"}), dataset({"name": ""})]}}
	found == {{"message": "a dataset without a name has no classification", "at": ["model", "datasets", 1, "classification"]}}
}

test_stated if {
	count(dataset_unclassified.deny) == 0 with input as {"dataset": dataset({"classification": "public"})}
}

test_no_dataset if {
	count(dataset_unclassified.deny) == 0 with input as {"name": "left-pad"}
}

dataset(overrides) := object.union({"name": "corpus"}, overrides)

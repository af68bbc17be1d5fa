package sealint.sbom.dataset_provenance_missing_test

import data.sealint.sbom.dataset_provenance_missing

test_component if {
	found := dataset_provenance_missing.deny with input as {"dataset": dataset({})}
	found == {{"message": "corpus says neither where it comes from nor who answers for it", "at": ["dataset"]}}
}

test_in_a_model_card if {
	found := dataset_provenance_missing.deny with input as {"model": {"datasets": [dataset({"provenance": true}), dataset({"name": ""})]}}
	found == {{"message": "a dataset without a name says neither where it comes from nor who answers for it", "at": ["model", "datasets", 1]}}
}

test_stated if {
	count(dataset_provenance_missing.deny) == 0 with input as {"dataset": dataset({"provenance": true})}
}

test_no_dataset if {
	count(dataset_provenance_missing.deny) == 0 with input as {"name": "left-pad"}
}

dataset(overrides) := object.union({"name": "corpus", "provenance": false}, overrides)

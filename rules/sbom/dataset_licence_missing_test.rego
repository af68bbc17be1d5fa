package sealint.sbom.dataset_licence_missing_test

import data.sealint.sbom.dataset_licence_missing

test_missing if {
	found := dataset_licence_missing.deny with input as {"name": "corpus", "dataset": {"name": "corpus"}, "licence_state": "absent"}
	found == {{"message": "corpus is a dataset without a licence", "at": ["licences"]}}
}

test_stated if {
	count(dataset_licence_missing.deny) == 0 with input as {"name": "corpus", "dataset": {"name": "corpus"}, "licence_state": "present"}
}

test_no_dataset if {
	count(dataset_licence_missing.deny) == 0 with input as {"name": "left-pad", "licence_state": "absent"}
}

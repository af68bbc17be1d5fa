package sealint.integration.no_classification_test

import data.sealint.integration.no_classification

test_unclassified if {
	no_classification.deny == {{
		"message": "the data is not classified",
		"at": ["spec", "data", "classification"],
	}} with input as {"absent": ["spec.data", "spec.data.classification"]}
}

test_classified if {
	count(no_classification.deny) == 0 with input as {"absent": ["spec.data.retention"]}
}

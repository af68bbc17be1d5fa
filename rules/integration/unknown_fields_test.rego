package sealint.integration.unknown_fields_test

import data.sealint.integration.unknown_fields

test_not_stated if {
	unknown_fields.deny == {{
		"message": "the manifest does not state what happens to unknown fields",
		"at": ["spec", "data", "unknownFields"],
	}} with input as {"absent": ["spec.data", "spec.data.unknownFields"], "spec": {}}
}

test_ignored if {
	unknown_fields.deny == {{
		"message": "unknown fields are ignored",
		"at": ["spec", "data", "unknownFields"],
	}} with input as {"absent": [], "spec": {"data": {"unknownFields": "ignore"}}}
}

test_rejected if {
	count(unknown_fields.deny) == 0 with input as {"absent": [], "spec": {"data": {"unknownFields": "reject"}}}
}

test_misstated if {
	count(unknown_fields.deny) == 0 with input as {"absent": [], "spec": {"data": {}}}
}

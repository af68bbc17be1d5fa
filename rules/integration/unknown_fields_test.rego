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

# The contract is not ours, so ignoring what it does not define keeps us working.
test_ignored_of_another if {
	theirs := {
		"provider": {"party": "third"},
		"direction": "outbound",
		"data": {"unknownFields": "ignore"},
	}
	count(unknown_fields.deny) == 0 with input as {"absent": [], "spec": theirs}
	count(unknown_fields.deny) == 0 with input as {"absent": [], "spec": object.union(theirs, {"direction": "bidirectional", "contract": {"by": "provider"}})}
	every other in [{"direction": "inbound"}, {"direction": "bidirectional"}, {"provider": {"party": "first"}}] {
		count(unknown_fields.deny) == 1 with input as {"absent": [], "spec": object.union(theirs, other)}
	}
}

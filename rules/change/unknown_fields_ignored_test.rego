package sealint.change.unknown_fields_ignored_test

import data.sealint.change.unknown_fields_ignored

test_ignored if {
	unknown_fields_ignored.deny == {{
		"message": "the client refused fields that it does not know; now it ignores them",
		"at": ["spec", "data", "unknownFields"],
		"related": [{"ref": ["before", "spec", "data", "unknownFields"], "message": "before"}],
	}} with input as {"before": unknown("reject"), "after": unknown("ignore")}
}

test_no_longer_stated if {
	some finding in unknown_fields_ignored.deny with input as {
		"before": unknown("reject"),
		"after": {"spec": {"data": {}}, "absent": ["spec.data.unknownFields"]},
	}
	finding.message == "the client refused fields that it does not know; the manifest no longer says what it does with them"
}

test_refused if {
	count(unknown_fields_ignored.deny) == 0 with input as {"before": unknown("ignore"), "after": unknown("reject")}
}

unknown(fields) := {"spec": {"data": {"unknownFields": fields}}, "absent": []}

package sealint.change.field_masking_weakened_test

import data.sealint.change.field_masking_weakened

test_unmasked if {
	field_masking_weakened.deny == {{
		"message": "/iban was masked (tokenize); now it is not",
		"at": ["spec", "data", "fields", 0, "masking"],
		"related": [{"ref": ["before", "spec", "data", "fields", 0, "masking"], "message": "before"}],
	}} with input as fields({"masking": "tokenize"}, {"masking": "none"}, [])
	count(field_masking_weakened.deny) == 1 with input as fields({"masking": "tokenize"}, {}, [])
}

test_otherwise_masked if {
	count(field_masking_weakened.deny) == 0 with input as fields({"masking": "redact"}, {"masking": "tokenize"}, [])
	count(field_masking_weakened.deny) == 0 with input as fields({"masking": "none"}, {"masking": "none"}, [])
	count(field_masking_weakened.deny) == 0 with input as fields({}, {}, [])
}

test_unreadable if {
	count(field_masking_weakened.deny) == 0 with input as fields({"masking": "redact"}, {}, ["masking"])
	count(field_masking_weakened.deny) == 0 with input as fields({"classification": "restricted"}, {}, ["classification"])
}

test_classification if {
	some finding in field_masking_weakened.deny with input as fields({"classification": "restricted"}, {"classification": "internal"}, [])
	finding.message == "/iban was restricted, now it is internal"
	some other in field_masking_weakened.deny with input as fields({"classification": "restricted"}, {}, [])
	other.message == "/iban was restricted, now it is confidential"
	count(field_masking_weakened.deny) == 0 with input as fields({}, {"classification": "confidential"}, [])
	count(field_masking_weakened.deny) == 0 with input as fields({"classification": "internal"}, {"classification": "restricted"}, [])
}

test_lost if {
	lost := {
		"fields": [],
		"fields_lost": [0, 1],
		"before": {"spec": {"data": {"classification": "confidential", "fields": [{"path": "/iban"}, {"path": "/colour", "classification": "public"}]}}},
		"after": {"spec": {"data": {}}, "absent": []},
	}
	field_masking_weakened.deny == {{
		"message": "/iban: no longer among the sensitive fields",
		"at": ["spec", "data", "fields"],
		"related": [{"ref": ["before", "spec", "data", "fields"], "message": "before"}],
	}} with input as lost
}

fields(before, after, violations) := {
	"fields": [{"before": 0, "after": 0}],
	"fields_lost": [],
	"before": {"spec": {"data": {"classification": "confidential", "fields": [object.union({"path": "/iban"}, before)]}}},
	"after": {
		"spec": {"data": {"classification": "confidential", "fields": [object.union({"path": "/iban"}, after)]}},
		"violations": [{"at": ["spec", "data", "fields", "0", violation]} | some violation in violations],
	},
}

package sealint.integration.unmasked_field_test

import data.sealint.integration.unmasked_field

test_restricted_field if {
	every field in [{}, {"masking": "none"}] {
		unmasked_field.deny == {{
			"message": "restricted field /iban is not masked",
			"at": ["spec", "data", "fields", 1, "masking"],
		}} with input as fields("confidential", [
			{"path": "/name", "classification": "confidential"},
			object.union({"path": "/iban", "classification": "restricted"}, field),
		])
	}
}

test_masked if {
	every masking in ["tokenize", "hash", "redact", "encrypt"] {
		count(unmasked_field.deny) == 0 with input as fields("restricted", [{
			"path": "/iban",
			"classification": "restricted",
			"masking": masking,
		}])
	}
}

test_other_classifications if {
	every classification in ["public", "internal", "confidential"] {
		count(unmasked_field.deny) == 0 with input as fields("restricted", [{"path": "/a", "classification": classification}])
	}
}

test_classification_of_the_data if {
	count(unmasked_field.deny) == 1 with input as fields("restricted", [{"path": "/iban"}])
	count(unmasked_field.deny) == 0 with input as fields("confidential", [{"path": "/iban"}])
	count(unmasked_field.deny) == 0 with input as {"absent": [], "violations": [], "spec": {"data": {"fields": [{"path": "/iban"}]}}}
}

test_misstated if {
	unclassified := fields("restricted", [{"path": "/iban"}])
	every name in ["classification", "masking"] {
		count(unmasked_field.deny) == 0 with input as object.union(
			unclassified,
			{"violations": [{"at": ["spec", "data", "fields", "0", name]}]},
		)
		count(unmasked_field.deny) == 1 with input as object.union(
			unclassified,
			{"violations": [{"at": ["spec", "data", "fields", "1", name]}]},
		)
	}
	count(unmasked_field.deny) == 0 with input as fields("restricted", [{"path": ""}, {"path": "", "classification": "restricted"}])
}

test_logs_not_stated if {
	every classification in ["confidential", "restricted"] {
		unmasked_field.deny == {{
			"message": sprintf("the manifest does not state whether %s data is redacted from logs", [classification]),
			"at": ["spec", "observability", "logs", "redacted"],
		}} with input as logs(classification, {}, ["spec.observability.logs.redacted"])
	}
}

test_logs_not_redacted if {
	every classification in ["confidential", "restricted"] {
		unmasked_field.deny == {{
			"message": sprintf("%s data is not redacted from logs", [classification]),
			"at": ["spec", "observability", "logs", "redacted"],
		}} with input as logs(classification, {"redacted": false}, [])
	}
}

test_logs_of_other_data if {
	every classification in ["public", "internal"] {
		count(unmasked_field.deny) == 0 with input as logs(classification, {}, ["spec.observability.logs.redacted"])
		count(unmasked_field.deny) == 0 with input as logs(classification, {"redacted": false}, [])
	}
}

test_logs_redacted if {
	count(unmasked_field.deny) == 0 with input as logs("restricted", {"redacted": true}, [])
	count(unmasked_field.deny) == 0 with input as logs("restricted", {}, [])
}

fields(classification, list) := {
	"absent": [],
	"violations": [],
	"spec": {"data": {"classification": classification, "fields": list}, "observability": {"logs": {"redacted": true}}},
}

logs(classification, stated, absent) := {
	"absent": absent,
	"violations": [],
	"spec": {"data": {"classification": classification}, "observability": {"logs": stated}},
}

test_restricted_in_the_contract if {
	unmasked_field.deny == {{
		"message": "restricted field /iban is not masked",
		"at": ["spec", "data", "fields", 0, "masking"],
	}} with input as {
		"absent": [], "violations": [],
		"spec": {"data": {"fields": [{"path": "/iban", "classification": "internal", "masking": "none"}]}},
		"contract": {"fields": [{"path": "/iban", "classification": "restricted"}], "unlisted": []},
	}
}

test_fields_that_are_not_listed if {
	unmasked_field.deny == {{
		"message": "the contract has restricted fields that data.fields does not list: /a, /b",
		"at": ["spec", "data", "fields"],
		"related": [
			{"ref": ["contract", "unlisted", 0], "message": "/a"},
			{"ref": ["contract", "unlisted", 1], "message": "/b"},
		],
	}} with input as unlisted(["/a", "/b"], [])
	some finding in unmasked_field.deny with input as unlisted(["/a", "/b", "/c", "/d", "/e", "/f", "/g"], [])
	finding.message == "the contract has restricted fields that data.fields does not list: /a, /b, /c, /d, /e and 2 more"
}

test_a_misstated_field_may_be_the_one if {
	count(unmasked_field.deny) == 0 with input as unlisted(["/a"], [{"at": ["spec", "data", "fields", "0", "path"]}])
	count(unmasked_field.deny) == 0 with input as unlisted(["/a"], [{"at": ["spec", "data"]}])
}

unlisted(paths, violations) := {
	"absent": [], "violations": violations, "spec": {"data": {"classification": "internal"}},
	"contract": {"fields": [], "unlisted": paths},
}

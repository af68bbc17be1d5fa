package sealint.integration.underclassified_data_test

import data.sealint.integration.underclassified_data

test_classification if {
	underclassified_data.deny == {{
		"message": "the data is classified as internal, but GET /customers carries restricted data: iban, ssn",
		"at": ["spec", "data", "classification"],
		"related": [{"ref": ["contract", "classified", 0], "message": "GET /customers carries restricted data: iban, ssn"}],
	}} with input as classified("internal", [
		{"classification": "restricted", "fields": ["iban", "ssn"], "operation": "GET /customers"},
		{"classification": "confidential", "fields": ["name"], "operation": "GET /customers"},
	])
}

test_body_as_a_whole if {
	some finding in underclassified_data.deny with input as classified("public", [{
		"classification": "internal",
		"fields": [],
		"operation": "GET /customers",
	}])
	finding.message == "the data is classified as public, but GET /customers carries internal data"
}

test_secrets if {
	every class in ["public", "internal"] {
		underclassified_data.deny == {{
			"message": sprintf("the data is classified as %s, but data.categories lists authentication, health data, which is at least confidential", [class]),
			"at": ["spec", "data", "classification"],
			"related": [{"ref": ["spec", "data", "categories"], "message": "authentication, health data"}],
		}} with input as listing(class, ["health", "personal", "authentication"], [])
	}
	count(underclassified_data.deny) == 0 with input as listing("confidential", ["health", "biometric"], [])
	count(underclassified_data.deny) == 0 with input as listing("public", ["personal", "financial"], ["gdpr"])
}

test_consumer_with_more if {
	stated := {"violations": [], "spec": {"consumers": [{"name": "a"}, {"name": "b", "categories": ["personal", "health"]}], "data": {"categories": ["personal"]}}}
	underclassified_data.deny == {{
		"message": "consumer b receives health data, which data.categories does not list",
		"at": ["spec", "consumers", 1, "categories"],
	}} with input as stated
	count(underclassified_data.deny) == 0 with input as object.union(stated, {"spec": {"data": {"categories": ["health", "personal"]}}})
}

test_payment_data if {
	every regulation in ["pci-dss", "PCI DSS 4.0", "pcidss", "PCI"] {
		count(underclassified_data.deny) == 1 with input as listing("internal", ["financial"], [regulation])
	}
	count(underclassified_data.deny) == 0 with input as listing("internal", ["financial"], ["pcie", "dora"])
	count(underclassified_data.deny) == 0 with input as listing("internal", ["personal"], ["pci-dss"])
}

listing(class, categories, regulations) := {"spec": {"data": {
	"classification": class,
	"categories": categories,
	"regulations": regulations,
}}}

test_order if {
	order := ["public", "internal", "confidential", "restricted"]
	every i, stated in order {
		every j, carried in order {
			count(underclassified_data.deny) == count([1 | j > i]) with input as classified(stated, [{
				"classification": carried,
				"fields": ["a"],
				"operation": "GET /a",
			}])
		}
	}
}

test_contract_classifies_nothing if {
	count(underclassified_data.deny) == 0 with input as classified("public", [])
}

# That is reported by integration/unclassified-data.
test_manifest_classifies_nothing if {
	count(underclassified_data.deny) == 0 with input as {
		"absent": ["spec.data.classification"],
		"violations": [],
		"spec": {"data": {}},
		"contract": {
			"found": true,
			"classified": [{"classification": "restricted", "fields": [], "operation": "GET /a"}],
			"categories": [],
		},
	}
}

test_category if {
	underclassified_data.deny == {{
		"message": "GET /customers carries personal data (email, phone), which data.categories does not list",
		"at": ["spec", "data", "categories"],
		"related": [{"ref": ["contract", "categories", 1], "message": "GET /customers carries personal data (email, phone)"}],
	}} with input as categorised({"categories": ["financial"]}, [])
}

test_no_categories if {
	count(underclassified_data.deny) == 2 with input as categorised({}, [])
	count(underclassified_data.deny) == 2 with input as object.union(
		object.remove(categorised({}, []), ["spec"]),
		{"spec": {}},
	)
}

test_without_fields if {
	some finding in underclassified_data.deny with input as object.union(categorised({}, []), {"contract": {"categories": [{
		"category": "health",
		"fields": [],
		"operation": "GET /a",
	}]}})
	finding.message == "GET /a carries health data, which data.categories does not list"
}

test_categories_listed if {
	count(underclassified_data.deny) == 0 with input as categorised({"categories": ["personal", "financial", "media"]}, [])
}

test_misstated_categories if {
	every at in [["spec", "data", "categories"], ["spec", "data"]] {
		count(underclassified_data.deny) == 0 with input as categorised({}, [{"at": at}])
	}
	count(underclassified_data.deny) == 2 with input as categorised({}, [{"at": ["spec", "data", "retention"]}])
	count(underclassified_data.deny) == 0 with input as categorised(
		{"categories": ["", "financial"]},
		[{"at": ["spec", "data", "categories", "0"]}],
	)
}

test_params if {
	count(underclassified_data.deny) == 1 with input as categorised({}, [])
		with data.sealint.params as {"categories": ["financial", "health"]}
	count(underclassified_data.deny) == 0 with input as categorised({}, [])
		with data.sealint.params as {"categories": []}
}

test_no_contract if {
	count(underclassified_data.deny) == 0 with input as {
		"absent": ["spec.data.categories"],
		"violations": [],
		"spec": {"data": {"classification": "public"}},
	}
	count(underclassified_data.deny) == 0 with input as object.union(categorised({}, []), {"contract": {"found": false}})
}

test_field_of_the_manifest if {
	underclassified_data.deny == {{
		"message": "the data is classified as internal, but its field /iban is restricted",
		"at": ["spec", "data", "classification"],
		"related": [{"ref": ["spec", "data", "fields", 1, "classification"], "message": "its field /iban is restricted"}],
	}} with input as {"absent": [], "violations": [], "spec": {"data": {"classification": "internal", "fields": [
		{"path": "/id", "classification": "internal"},
		{"path": "/iban", "classification": "restricted"},
		{"path": "/note"},
	]}}}
}

# Data of the contract is reported before fields of the manifest.
test_field_of_the_manifest_beside_the_contract if {
	some finding in underclassified_data.deny with input as {
		"absent": [],
		"violations": [],
		"spec": {"data": {"classification": "internal", "fields": [{"path": "/iban", "classification": "restricted"}]}},
		"contract": {"found": true, "categories": [], "classified": [{
			"classification": "restricted",
			"fields": ["iban"],
			"operation": "GET /a",
		}]},
	}
	finding.message == "the data is classified as internal, but GET /a carries restricted data: iban"
}

classified(stated, carried) := {
	"absent": [],
	"violations": [],
	"spec": {"data": {"classification": stated}},
	"contract": {"found": true, "classified": carried, "categories": []},
}

categorised(stated, violations) := {
	"absent": [],
	"violations": violations,
	"spec": {"data": stated},
	"contract": {"found": true, "classified": [], "categories": [
		{"category": "financial", "fields": ["iban"], "operation": "GET /customers"},
		{"category": "personal", "fields": ["email", "phone"], "operation": "GET /customers"},
	]},
}

test_field_below_the_contract if {
	underclassified_data.deny == {{
		"message": "the field /iban is classified as internal, but the contract classifies it as restricted",
		"at": ["spec", "data", "fields", 0, "classification"],
		"related": [{"ref": ["contract", "fields", 0], "message": "the contract classifies it as restricted"}],
	}} with input as {
		"contract": {
			"found": true, "classified": [], "categories": [],
			"fields": [
				{"path": "/iban", "classification": "restricted"},
				{"path": "/id", "classification": "internal"},
				{"path": "/note", "classification": ""},
			],
		},
		"violations": [],
		"spec": {"data": {"classification": "restricted", "fields": [
			{"path": "/iban", "classification": "internal"},
			{"path": "/id", "classification": "internal"},
			{"path": "/note", "classification": "public"},
		]}},
	}
}

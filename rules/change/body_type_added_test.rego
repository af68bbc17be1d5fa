package sealint.change.body_type_added_test

import data.sealint.change.body_type_added

test_xml if {
	body_type_added.deny == {{"message": "POST /a now also takes application/xml (external entities)", "at": ["new_types", 0]}} with input as takes("application/xml")
	count(body_type_added.deny) == 1 with input as takes("application/soap+xml")
}

test_form if {
	count(body_type_added.deny) == 1 with input as takes("multipart/form-data")
}

test_no_form if {
	count(body_type_added.deny) == 0 with input as object.union(takes("multipart/form-data"), {"after": {"method": "PATCH"}})
	count(body_type_added.deny) == 0 with input as takes("multipart/mixed")
}

test_anything if {
	some finding in body_type_added.deny with input as takes("*/*")
	finding.message == "POST /a now also takes */* (anything)"
}

test_json if {
	count(body_type_added.deny) == 0 with input as takes("application/merge-patch+json")
}

test_unknown_before if {
	count(body_type_added.deny) == 0 with input as object.union(takes("application/xml"), {"before": {"request_types": [""]}})
	count(body_type_added.deny) == 0 with input as object.union(takes("application/xml"), {"before": {"request_types": ["*/*"]}})
}

takes(type) := {
	"status": "modified",
	"before": {"request_types": ["application/json"]},
	"after": {"kind": "path", "method": "POST", "path": "/a"},
	"transfer": {"new_types": [type]},
}

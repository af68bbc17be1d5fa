package sealint.openapi.invalid_document_test

import data.sealint.openapi.invalid_document

test_violation if {
	invalid_document.deny == {{"message": "the required field \"version\" is missing", "at": ["info", "version"]}} with input as facts({"violations": [{"at": ["info", "version"], "message": "the required field \"version\" is missing", "related_at": []}]})
}

test_two_places if {
	invalid_document.deny == {{
		"message": "another tag has the name \"a\" already",
		"at": ["tags", "1", "name"],
		"related": [{"ref": ["tags", "0", "name"], "message": "the first one"}],
	}} with input as facts({"violations": [{
		"at": ["tags", "1", "name"],
		"message": "another tag has the name \"a\" already",
		"related_at": ["tags", "0", "name"],
	}]})
}

test_valid if {
	count(invalid_document.deny) == 0 with input as facts({})
}

facts(overrides) := object.union({"violations": []}, overrides)

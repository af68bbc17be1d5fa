package sealint.openapi.invalid_document_test

import data.sealint.openapi.invalid_document

test_violation if {
	invalid_document.deny == {{"message": "the required field \"version\" is missing", "at": ["info", "version"]}} with input as facts({"violations": [{"at": ["info", "version"], "message": "the required field \"version\" is missing"}]})
}

test_valid if {
	count(invalid_document.deny) == 0 with input as facts({})
}

facts(overrides) := object.union({"violations": []}, overrides)

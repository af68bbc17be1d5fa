package sealint.openapi.unbounded_upload_test

import data.sealint.openapi.unbounded_upload

test_any_type if {
	unbounded_upload.deny == {{"message": "the body may be of any type: */*", "at": [], "related": []}} with input as facts({"media_type": "*/*"})
}

test_any_type_and_size if {
	unbounded_upload.deny == {{
		"message": "the body may be of any type: */*; binary body has no maximum length: its schema has no maxLength",
		"at": [],
		"related": [{"ref": ["schema"], "message": "binary body has no maximum length: its schema has no maxLength"}],
	}} with input as facts({"media_type": "*/*", "binary": true})
}

test_binary_without_schema if {
	unbounded_upload.deny == {{"message": "binary body has no maximum length: it has no schema", "at": [], "related": []}} with input as facts({"media_type": "image/png", "binary": true, "has_schema": false})
}

test_no_media_type if {
	unbounded_upload.deny == {{"message": "the body may be of any type: neither the operation nor the document has consumes", "at": [], "related": []}} with input as facts({"media_type": "", "binary": true})
}

test_binary if {
	unbounded_upload.deny == {{"message": "binary body has no maximum length: its schema has no maxLength", "at": ["schema"], "related": []}} with input as facts({"media_type": "image/png", "binary": true})
}

test_binary_object if {
	unbounded_upload.deny == {{"message": "binary body has no maximum length: its schema has type array or object, and only a string can have maxLength", "at": ["schema"], "related": []}} with input as facts({"media_type": "image/png", "binary": true, "constraints": {"types": ["object", "array"]}})
}

test_part_without_limit if {
	unbounded_upload.deny == {{"message": "part \"file\" is binary and has no maximum length: the schema has no maxLength", "at": ["schema", "properties", "file"], "related": []}} with input as facts({"media_type": "multipart/form-data", "parts": [{"name": "file", "at": ["schema", "properties", "file"], "bounded": false, "types": ["string"], "content_types": true}]})
}

test_part_of_any_type if {
	unbounded_upload.deny == {{"message": "part \"file\" is binary and may be of any type: encoding names no contentType", "at": ["encoding", "file"], "related": []}} with input as facts({"media_type": "multipart/form-data", "parts": [{"name": "file", "at": ["schema", "properties", "file"], "bounded": true, "types": ["string"], "content_types": false}]})
}

test_all_that_is_wrong if {
	unbounded_upload.deny == {{
		"message": "part \"b\" is binary and may be of any type: encoding names no contentType; parts \"a\", \"b\" are binary and have no maximum length: the schema has no maxLength",
		"at": ["encoding", "b"],
		"related": [
			{"ref": ["schema", "properties", "a"], "message": "parts \"a\", \"b\" are binary and have no maximum length: the schema has no maxLength"},
			{"ref": ["schema", "properties", "b"], "message": "parts \"a\", \"b\" are binary and have no maximum length: the schema has no maxLength"},
		],
	}} with input as facts({"media_type": "multipart/form-data", "parts": [
		{"name": "a", "at": ["schema", "properties", "a"], "bounded": false, "types": ["string"], "content_types": true},
		{"name": "b", "at": ["schema", "properties", "b"], "bounded": false, "types": ["string"], "content_types": false},
	]})
}

test_limited_part if {
	count(unbounded_upload.deny) == 0 with input as facts({"media_type": "multipart/form-data", "parts": [{"name": "file", "at": ["schema", "properties", "file"], "bounded": true, "types": ["string"], "content_types": true}]})
}

test_limited_body if {
	count(unbounded_upload.deny) == 0 with input as facts({"media_type": "image/png", "binary": true, "constraints": {"max_length": 1000}})
}

test_download if {
	count(unbounded_upload.deny) == 0 with input as facts({"direction": "response", "media_type": "*/*", "binary": true, "parts": [{"bounded": false, "types": ["string"], "content_types": false}]})
}

test_json if {
	count(unbounded_upload.deny) == 0 with input as facts({})
}

facts(overrides) := object.union({"direction": "request", "media_type": "application/json", "binary": false, "has_schema": true, "constraints": {"types": []}, "parts": []}, overrides)

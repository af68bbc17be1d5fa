package sealint.openapi.unbounded_upload_test

import data.sealint.openapi.unbounded_upload

test_any_type if {
	unbounded_upload.deny == {{"message": "the body may be of any type: */*", "at": []}} with input as facts({"media_type": "*/*", "binary": true})
}

test_binary if {
	unbounded_upload.deny == {{"message": "binary body has no largest length: its schema has no maxLength", "at": ["schema"]}} with input as facts({"media_type": "image/png", "binary": true})
}

test_part_without_limit if {
	unbounded_upload.deny == {{"message": "part \"file\" is binary and has no largest length: no maxLength", "at": ["schema", "properties", "file"]}} with input as facts({"media_type": "multipart/form-data", "parts": [{"name": "file", "at": ["schema", "properties", "file"], "bounded": false, "content_types": true}]})
}

test_part_of_any_type if {
	unbounded_upload.deny == {{"message": "part \"file\" is binary and may be of any type: encoding names no contentType", "at": ["encoding", "file"]}} with input as facts({"media_type": "multipart/form-data", "parts": [{"name": "file", "at": ["schema", "properties", "file"], "bounded": true, "content_types": false}]})
}

test_limited_part if {
	count(unbounded_upload.deny) == 0 with input as facts({"media_type": "multipart/form-data", "parts": [{"name": "file", "at": ["schema", "properties", "file"], "bounded": true, "content_types": true}]})
}

test_limited_body if {
	count(unbounded_upload.deny) == 0 with input as facts({"media_type": "image/png", "binary": true, "constraints": {"max_length": 1000}})
}

test_download if {
	count(unbounded_upload.deny) == 0 with input as facts({"direction": "response", "media_type": "*/*", "binary": true, "parts": [{"bounded": false, "content_types": false}]})
}

test_json if {
	count(unbounded_upload.deny) == 0 with input as facts({})
}

facts(overrides) := object.union({"direction": "request", "media_type": "application/json", "binary": false, "constraints": {"types": []}, "parts": []}, overrides)

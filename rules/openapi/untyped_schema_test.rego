package sealint.openapi.untyped_schema_test

import data.sealint.openapi.untyped_schema

test_empty if {
	untyped_schema.deny == {{"message": "schema is empty: every value is valid", "at": []}} with input as facts({"gap": "empty"})
}

test_no_type if {
	untyped_schema.deny == {{"message": "schema has no type: values of every type are valid", "at": []}} with input as facts({"gap": "no-type"})
}

test_no_properties if {
	untyped_schema.deny == {{"message": "object without properties: every object is valid", "at": []}} with input as facts({"gap": "no-properties"})
}

test_no_items if {
	untyped_schema.deny == {{"message": "array without items: its elements may be anything", "at": []}} with input as facts({"gap": "no-items"})
}

test_media_type if {
	untyped_schema.deny == {{"message": "media type without schema: its body may be anything", "at": []}} with input as facts({"gap": "media-type"})
}

test_parameter if {
	untyped_schema.deny == {{"message": "parameter without schema: its value may be anything", "at": []}} with input as facts({"gap": "parameter"})
}

test_header if {
	untyped_schema.deny == {{"message": "header without schema: its value may be anything", "at": []}} with input as facts({"gap": "header"})
}

test_bytes if {
	untyped_schema.deny == {{"message": "object whose format is that of a file: every object is valid; bytes are a string with format: binary", "at": []}} with input as facts({"gap": "bytes", "unknown_fields": "accepted"})
}

test_told_by_unknown_fields_accepted if {
	count(untyped_schema.deny) == 0 with input as facts({"gap": "no-properties", "unknown_fields": "accepted"})
	count(untyped_schema.deny) == 1 with input as facts({"gap": "no-properties", "unknown_fields": "unclosable"})
	count(untyped_schema.deny) == 1 with input as facts({"gap": "no-properties", "unknown_fields": "accepted", "alone": false})
	count(untyped_schema.deny) == 1 with input as facts({"gap": "empty", "unknown_fields": "accepted"})
}

test_described if {
	count(untyped_schema.deny) == 0 with input as facts({})
}

test_output if {
	count(untyped_schema.deny) == 0 with input as facts({"gap": "empty", "direction": "response"})
}

test_branch if {
	count(untyped_schema.deny) == 0 with input as facts({"gap": "no-type", "whole": false})
}

facts(overrides) := object.union({"direction": "request", "whole": true, "alone": true, "types": [], "unknown_fields": "not-applicable", "gap": "none", "format": "", "patterns": [], "contradictions": [], "read_only": false, "write_only": false, "constraints": {"types": [], "format": "", "pattern": "", "enumerated": false, "bounded_string": true, "bounded_array": true, "bounded_number": true}}, overrides)

test_empty_branch if {
	untyped_schema.deny == {{"message": "a branch of the composition is empty: every value is valid", "at": []}} with input as facts({"gap": "branch"})
}

package sealint.sbom.att_type_test

import data.sealint.sbom.att_type

test_unknown_version if {
	found := att_type.deny with input as facts("https://in-toto.io/Statement/v2")
	message := "the statement is of type \"https://in-toto.io/Statement/v2\", which is not accepted"
	found == {{"message": message, "at": ["statement", "type"]}}
}

test_clean[type] if {
	some type in ["https://in-toto.io/Statement/v1", "https://in-toto.io/Statement/v0.1"]
	count(att_type.deny) == 0 with input as facts(type)
}

test_versions if {
	count(att_type.deny) == 1 with input as facts("https://in-toto.io/Statement/v0.1")
		with data.sealint.params.versions as ["https://in-toto.io/Statement/v1"]
}

test_no_statement if {
	count(att_type.deny) == 0 with input as {"format": "cyclonedx"}
}

facts(type) := {"statement": {"type": type}}

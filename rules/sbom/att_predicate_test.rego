package sealint.sbom.att_predicate_test

import data.sealint.sbom.att_predicate

test_not_accepted[type] if {
	some type in ["https://slsa.dev/provenance/v1", "https://cyclonedx.org/bomb", "https://spdx.dev/Document/v3.0", ""]
	found := att_predicate.deny with input as facts("cyclonedx", type)
	message := sprintf("the statement's predicate is of type %q, which is not accepted", [type])
	found == {{"message": message, "at": ["statement", "predicate_type"]}}
}

test_other_format if {
	found := att_predicate.deny with input as facts("spdx", "https://cyclonedx.org/bom/v1.6")
	message := "the statement's predicate is of type \"https://cyclonedx.org/bom/v1.6\", but the SBOM inside is SPDX"
	found == {{"message": message, "at": ["statement", "predicate_type"]}}
	count(att_predicate.deny) == 1 with input as facts("cyclonedx", "https://spdx.dev/Document")
}

test_clean[type] if {
	some format, types in {
		"cyclonedx": ["https://cyclonedx.org/bom", "https://cyclonedx.org/bom/v1.2", "https://cyclonedx.org/bom/v1.7"],
		"spdx": ["https://spdx.dev/Document", "https://spdx.dev/Document/v2.2", "https://spdx.dev/Document/v2.3"],
	}
	some type in types
	count(att_predicate.deny) == 0 with input as facts(format, type)
}

test_types if {
	count(att_predicate.deny) == 0 with input as facts("spdx", "https://acme.example/sbom")
		with data.sealint.params.types as ["https://acme.example/sbom"]
	count(att_predicate.deny) == 1 with input as facts("cyclonedx", "https://cyclonedx.org/bom")
		with data.sealint.params.types as []
}

test_prefixes if {
	count(att_predicate.deny) == 0 with input as facts("spdx", "https://acme.example/sbom/v1")
		with data.sealint.params.prefixes as ["https://acme.example/sbom/"]
	count(att_predicate.deny) == 1 with input as facts("cyclonedx", "https://cyclonedx.org/bom/v1.6")
		with data.sealint.params.prefixes as []
}

test_no_statement if {
	count(att_predicate.deny) == 0 with input as {"format": "cyclonedx"}
}

facts(format, type) := {"format": format, "statement": {"predicate_type": type}}

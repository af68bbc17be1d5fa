package sealint.sbom.generation_context_test

import data.sealint.sbom.generation_context

test_missing if {
	found := generation_context.deny with input as facts({})
	found == {{"message": "the document does not say at which stage of the life cycle it was made", "at": ["lifecycles"]}}
}

test_missing_from_spdx if {
	found := generation_context.deny with input as facts({"format": "spdx"})
	found == {{"message": "the document does not say at which stage of the life cycle it was made", "at": ["comment"]}}
}

test_clean if {
	count(generation_context.deny) == 0 with input as facts({"generation_context": "present"})
}

test_versions_that_cannot_say_it if {
	count(generation_context.deny) == 0 with input as facts({"generation_context": "not_applicable"})
}

facts(overrides) := object.union({"format": "cyclonedx", "generation_context": "absent"}, overrides)

package sealint.openapi.unsatisfiable_closed_composition_test

import data.sealint.openapi.unsatisfiable_closed_composition

test_rejects if {
	unsatisfiable_closed_composition.deny == {{"message": "a closed part of the composition rejects properties that another part declares: a, b", "at": ["allOf", "1", "additionalProperties"]}} with input as facts({"rejected": ["a", "b"], "closed_at": ["allOf", "1", "additionalProperties"]})
}

test_output_too if {
	unsatisfiable_closed_composition.deny == {{"message": "a closed part of the composition rejects properties that another part declares: a", "at": ["additionalProperties"]}} with input as facts({"direction": "response", "rejected": ["a"], "closed_at": ["additionalProperties"]})
}

test_nothing_rejected if {
	count(unsatisfiable_closed_composition.deny) == 0 with input as facts({})
}

test_unused if {
	count(unsatisfiable_closed_composition.deny) == 0 with input as facts({"direction": "none", "rejected": ["a"], "closed_at": ["additionalProperties"]})
}

facts(overrides) := object.union({"direction": "request", "rejected": [], "closed_at": []}, overrides)

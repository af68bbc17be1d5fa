package sealint.sbom.dep_cycle_test

import data.sealint.sbom.dep_cycle

test_cycle if {
	found := dep_cycle.deny with input as facts([{"size": 2, "refs": ["a", "b"]}])
	found == {{"message": "2 elements depend on each other in a circle: a, b", "at": ["cycles", 0]}}
}

test_long_cycle if {
	found := dep_cycle.deny with input as facts([{"size": 2, "refs": ["a", "b"]}, {"size": 9, "refs": ["c", "d", "e", "f", "g"]}])
	message := "9 elements depend on each other in a circle: c, d, e, f, g, …"
	{"message": message, "at": ["cycles", 1]} in found
	count(found) == 2
}

test_clean if {
	count(dep_cycle.deny) == 0 with input as facts([])
}

facts(cycles) := {"cycles": cycles}

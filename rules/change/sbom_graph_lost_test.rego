package sealint.change.sbom_graph_lost_test

import data.sealint.change.sbom_graph_lost

change := {
	"before": {"format": "cyclonedx", "component_count": 20, "edge_count": 30, "dependencies_stated": true},
	"after": {"format": "cyclonedx", "component_count": 20, "edge_count": 0, "dependencies_stated": false},
	"tool_changed": false,
	"lost_dependencies": [],
	"lost_count": 0,
	"unstated_count": 0,
}

test_lost if {
	found := sbom_graph_lost.deny with input as object.union(change, {})
	found == {{"message": "the SBOM no longer says what depends on what: it had 30 dependencies, now 0", "at": ["dependencies"], "related": [{"ref": ["before", "dependencies"], "message": "before"}]}}
}

test_most_lost_in_spdx if {
	found := sbom_graph_lost.deny with input as object.union(change, {"before": {"format": "spdx"}, "after": {"format": "spdx", "edge_count": 14, "dependencies_stated": true}})
	found == {{"message": "the SBOM no longer says what depends on what: it had 30 dependencies, now 14", "at": ["relationships"], "related": [{"ref": ["before", "relationships"], "message": "before"}]}}
}

test_half_kept if {
	count(sbom_graph_lost.deny) == 0 with input as object.union(change, {"after": {"edge_count": 15, "dependencies_stated": true}})
}

test_few_dependencies if {
	count(sbom_graph_lost.deny) == 0 with input as object.union(change, {"before": {"edge_count": 4}, "after": {"edge_count": 1, "dependencies_stated": true}})
}

test_collapsed_with_the_components if {
	count(sbom_graph_lost.deny) == 0 with input as object.union(change, {"after": {"component_count": 5}})
}

test_never_stated if {
	count(sbom_graph_lost.deny) == 0 with input as object.union(change, {"before": {"edge_count": 0, "dependencies_stated": false}})
}

single := object.union(change, {
	"after": {"edge_count": 29, "dependencies_stated": true},
	"lost_dependencies": [{"from": "a", "to": "b"}],
	"lost_count": 1,
})

test_single_dependencies_lost if {
	found := sbom_graph_lost.deny with input as single
	found == {{"message": "the SBOM no longer says that a depends on b, although both are still there", "at": ["dependencies"], "related": [{"ref": ["before", "dependencies"], "message": "before"}]}}
}

test_many_lost if {
	some finding in sbom_graph_lost.deny with input as object.union(single, {"lost_count": 7, "unstated_count": 2})
	finding.message == "the SBOM no longer says that 2 component(s) depend on nothing; the SBOM no longer says that a depends on b (and 6 more), although both are still there"
}

test_another_tool if {
	count(sbom_graph_lost.deny) == 0 with input as object.union(single, {"tool_changed": true})
}

test_one_finding_if_all_are_lost if {
	count(sbom_graph_lost.deny) == 1 with input as object.union(change, {"lost_dependencies": [{"from": "a", "to": "b"}], "lost_count": 1})
}

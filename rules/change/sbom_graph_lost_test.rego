package sealint.change.sbom_graph_lost_test

import data.sealint.change.sbom_graph_lost

change := {
	"before": {"format": "cyclonedx", "component_count": 20, "edge_count": 30, "dependencies_stated": true},
	"after": {"format": "cyclonedx", "component_count": 20, "edge_count": 0, "dependencies_stated": false},
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

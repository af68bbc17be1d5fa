package sealint.sbom.no_components_test

import data.sealint.sbom.no_components

params := {"minimum": 1}

test_empty if {
	found := no_components.deny with input as facts({"component_count": 0}) with data.sealint.params as params
	found == {{"message": "the document lists no component", "at": ["components"]}}
}

test_one_is_enough if {
	count(no_components.deny) == 0 with input as facts({}) with data.sealint.params as params
}

test_fewer_than_expected if {
	found := no_components.deny with input as facts({"component_count": 4}) with data.sealint.params as {"minimum": 5}
	found == {{"message": "the document lists 4 components, but at least 5 are expected", "at": ["components"]}}
}

test_as_many_as_expected if {
	count(no_components.deny) == 0 with input as facts({"component_count": 5}) with data.sealint.params as {"minimum": 5}
}

test_vex if {
	count(no_components.deny) == 0 with input as facts({"component_count": 0, "other_purpose": true}) with data.sealint.params as params
}

test_components_that_could_not_be_read if {
	count(no_components.deny) == 0 with input as facts({"component_count": 0, "unread_parts": 1}) with data.sealint.params as params
}

test_files_only if {
	count(no_components.deny) == 0 with input as facts({"component_count": 0, "file_count": 3}) with data.sealint.params as params
}

test_vulnerabilities_do_not_excuse_too_few if {
	few := facts({"component_count": 2, "other_purpose": true})
	count(no_components.deny) == 1 with input as few with data.sealint.params as {"minimum": 5}
}

test_off if {
	count(no_components.deny) == 0 with input as facts({"component_count": 0}) with data.sealint.params as {"minimum": 0}
}

test_only_the_subject if {
	found := no_components.deny with input as facts({"component_count": 0, "total_count": 1}) with data.sealint.params as params
	found == {{"message": "the document lists no component besides its subject", "at": ["components"]}}
}

test_only_the_subject_which_is_all if {
	alone := facts({"component_count": 0, "total_count": 1, "complete": true})
	count(no_components.deny) == 0 with input as alone with data.sealint.params as params
}

test_only_the_subject_although_more_are_demanded if {
	alone := facts({"component_count": 0, "total_count": 1, "complete": true})
	count(no_components.deny) == 1 with input as alone with data.sealint.params as {"minimum": 5}
}

test_only_links if {
	links := facts({
		"component_count": 0, "bom_links": [{"ref": "DocumentRef-parts:SPDXRef-shop", "document": 0}],
		"linked_documents": [{"name": "DocumentRef-parts", "state": "elsewhere"}],
	})
	count(no_components.deny) == 0 with input as links with data.sealint.params as params
	undefined := object.union(links, {"linked_documents": [{"name": "DocumentRef-parts", "state": "undeclared"}]})
	count(no_components.deny) == 1 with input as undefined with data.sealint.params as params
}

test_only_a_defined_document if {
	linked := {"component_count": 0, "linked_documents": [{"name": "a", "state": "elsewhere"}]}
	count(no_components.deny) == 1 with input as facts(linked) with data.sealint.params as params
	cyclonedx := object.union(linked, {"format": "cyclonedx"})
	count(no_components.deny) == 0 with input as facts(cyclonedx) with data.sealint.params as params
}

facts(overrides) := object.union(
	{
		"component_count": 1, "unread_parts": 0, "other_purpose": false, "file_count": 0, "total_count": 0,
		"complete": false, "format": "spdx", "linked_documents": [], "bom_links": [],
	},
	overrides,
)

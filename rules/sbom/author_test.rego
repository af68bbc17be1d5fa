package sealint.sbom.author_test

import data.sealint.sbom.author

test_only_a_tool if {
	found := author.deny with input as facts({})
	found == {{"message": "the document names only a tool as its author", "at": ["authors"]}}
}

test_nobody if {
	found := author.deny with input as facts({"tool_state": "absent"})
	found == {{"message": "the document names no author", "at": ["authors"]}}
}

test_clean if {
	count(author.deny) == 0 with input as facts({"author_state": "present"})
}

test_declared_unknown_is_an_answer if {
	count(author.deny) == 0 with input as facts({"author_state": "unknown"})
}

facts(overrides) := object.union({"author_state": "absent", "tool_state": "present"}, overrides)

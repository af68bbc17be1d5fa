package sealint.openapi.unsafe_markdown_test

import data.sealint.openapi.unsafe_markdown

test_script if {
	unsafe_markdown.deny == {{"message": "description contains a script element, which runs when the text is rendered", "at": []}} with input as facts({"unsafe": ["a script element"]})
}

test_harmless if {
	count(unsafe_markdown.deny) == 0 with input as facts({})
}

facts(overrides) := object.union({"context": "text", "key": "description", "secrets": [], "unsafe": []}, overrides)

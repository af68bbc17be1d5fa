package sealint.sbom.author_contact_test

import data.sealint.sbom.author_contact

test_missing if {
	found := author_contact.deny with input as facts({})
	found == {{"message": "the document states no e-mail address or URL of an author", "at": ["authors"]}}
}

test_clean if {
	count(author_contact.deny) == 0 with input as facts({"author_contact": true})
}

facts(overrides) := object.union({"author_contact": false}, overrides)

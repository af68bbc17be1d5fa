package sealint.change.source_downgraded_test

import data.sealint.change.source_downgraded

change := {"status": "modified", "before": {"external_references": [{"type": "website"}, {"type": "vcs"}, {"type": "vcs"}]}, "after": {"name": "x", "version": "1.4.0", "version_state": "present"}, "downgrades": [{"in": "external_references", "index": 3, "type": "vcs", "host": "a.example"}]}

test_http if {
	found := source_downgraded.deny with input as object.union(change, {})
	found == {{"message": "x 1.4.0 is now fetched from a.example without encryption (vcs)", "at": ["external_references", 3], "related": [{"ref": ["before", "external_references", 1], "message": "before"}]}}
}

test_http_in_the_package_url if {
	found := source_downgraded.deny with input as object.union(change, {"downgrades": [{"in": "sources", "index": 1, "type": "package URL", "host": "a.example"}]})
	found == {{"message": "x 1.4.0 is now fetched from a.example without encryption (package URL)", "at": ["sources", 1], "related": [{"ref": ["before", "sources", 0], "message": "before"}]}}
}

test_added if {
	found := source_downgraded.deny with input as object.union(change, {"status": "added"})
	found == {{"message": "x 1.4.0 is fetched from a.example without encryption (vcs)", "at": ["external_references", 3], "related": []}}
}

test_encrypted if {
	count(source_downgraded.deny) == 0 with input as object.union(change, {"downgrades": []})
}

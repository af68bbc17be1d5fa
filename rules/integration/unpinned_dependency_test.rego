package sealint.integration.unpinned_dependency_test

import data.sealint.integration.unpinned_dependency

test_tag if {
	unpinned_dependency.deny == {{"message": "artifact a.test/x:1 is not named by digest", "at": ["a"]}} with input as {
		"artifacts": [{"ref": "a.test/x:1", "by_digest": false, "at": ["a"]}],
		"dependencies": [],
	}
}

test_range if {
	unpinned_dependency.deny == {{
		"message": "dependency pkg:npm/x is not pinned: it has no version",
		"at": ["d"],
	}} with input as {
		"artifacts": [],
		"dependencies": [{"purl": "pkg:npm/x", "exact": false, "problem": "it has no version", "at": ["d"]}],
	}
}

test_pinned if {
	count(unpinned_dependency.deny) == 0 with input as {
		"artifacts": [{"ref": "a.test/x@sha256:…", "by_digest": true, "at": ["a"]}],
		"dependencies": [{"purl": "pkg:npm/x@1.0.0", "exact": true, "problem": "", "at": ["d"]}],
	}
}

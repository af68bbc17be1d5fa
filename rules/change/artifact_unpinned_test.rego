package sealint.change.artifact_unpinned_test

import data.sealint.change.artifact_unpinned

test_tag if {
	artifact_unpinned.deny == {{
		"message": "the artifact was named by digest; now it is a.test/x:4.1.0, which can be moved",
		"at": ["spec", "supplyChain", "artifacts", "0", "ref"],
		"related": [{"ref": ["before", "spec", "supplyChain", "artifacts", "1", "ref"], "message": "before"}],
	}} with input as named(true, false)
}

test_another_digest if {
	count(artifact_unpinned.deny) == 0 with input as named(true, true)
	count(artifact_unpinned.deny) == 0 with input as named(false, false)
}

named(before, after) := {
	"artifacts": [{"before": 0, "after": 0}],
	"before": {"artifacts": [{"by_digest": before, "at": ["spec", "supplyChain", "artifacts", "1", "ref"]}]},
	"after": {"artifacts": [{"by_digest": after, "ref": "a.test/x:4.1.0", "at": ["spec", "supplyChain", "artifacts", "0", "ref"]}]},
}

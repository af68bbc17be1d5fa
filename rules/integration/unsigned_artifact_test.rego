package sealint.integration.unsigned_artifact_test

import data.sealint.integration.unsigned_artifact

test_unsigned if {
	unsigned_artifact.deny == {{
		"message": "artifact a.test/x@sha256:0a is not signed",
		"at": ["spec", "supplyChain", "artifacts", "0", "signature"],
	}} with input as built({"signed": false, "level": 3}, [])
}

test_no_provenance if {
	unsigned_artifact.deny == {{
		"message": "artifact a.test/x@sha256:0a has no provenance",
		"at": ["spec", "supplyChain", "artifacts", "0", "provenance"],
	}} with input as built({"signed": true, "level": 0}, [])
}

test_low_level if {
	unsigned_artifact.deny == {{
		"message": "artifact a.test/x@sha256:0a has provenance of level 1, below 2",
		"at": ["spec", "supplyChain", "artifacts", "0", "provenance"],
	}} with input as built({"signed": true, "level": 1}, [])
		with data.sealint.params as {"min_level": 2}
}

test_params if {
	count(unsigned_artifact.deny) == 0 with input as built({"signed": true, "level": 2}, [])
		with data.sealint.params as {"min_level": 2}
	count(unsigned_artifact.deny) == 0 with input as built({"signed": true, "level": 0}, [])
		with data.sealint.params as {"min_level": 0}
}

test_neither if {
	count(unsigned_artifact.deny) == 2 with input as built({"signed": false, "level": 0}, [])
}

test_unknown_signer if {
	some finding in unsigned_artifact.deny with input as built({"signed": false, "signer": "todo", "level": 3}, [])
	finding.message == "artifact a.test/x@sha256:0a is signed by \"todo\", which is no signer that sealint knows; such as sigstore, notation or gpg"
	array.slice(finding.at, count(finding.at) - 2, count(finding.at)) == ["signature", "by"]
}

test_signed if {
	count(unsigned_artifact.deny) == 0 with input as built({"signed": true, "level": 1}, [])
}

test_misstated if {
	every at in [["signature"], ["signature", "by"]] {
		count(unsigned_artifact.deny) == 0 with input as built({"signed": false, "level": 1}, [at])
	}
	every at in [["provenance"], ["provenance", "level"]] {
		count(unsigned_artifact.deny) == 0 with input as built({"signed": true, "level": 0}, [at])
	}
	count(unsigned_artifact.deny) == 2 with input as built({"signed": false, "level": 0}, [["name"], ["signature", "identity"]])
}

test_no_artifacts if {
	count(unsigned_artifact.deny) == 0 with input as {"artifacts": [], "violations": []}
}

built(artifact, violations) := {
	"artifacts": [object.union(
		{"at": ["spec", "supplyChain", "artifacts", "0", "ref"], "ref": "a.test/x@sha256:0a"},
		artifact,
	)],
	"violations": [{"at": array.concat(["spec", "supplyChain", "artifacts", "0"], at)} | some at in violations],
}

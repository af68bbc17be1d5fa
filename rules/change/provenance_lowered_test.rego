package sealint.change.provenance_lowered_test

import data.sealint.change.provenance_lowered

test_level if {
	provenance_lowered.deny == {{
		"message": "client had provenance of level 3, now 1",
		"at": ["spec", "supplyChain", "artifacts", "0", "provenance", "level"],
		"related": [{"ref": ["before", "spec", "supplyChain", "artifacts", "1", "provenance", "level"], "message": "before"}],
	}} with input as built({"signed": true, "level": 3}, {"name": "client", "signed": true, "level": 1}, [])
}

test_no_provenance if {
	some finding in provenance_lowered.deny with input as built({"signed": true, "level": 3}, {"signed": true, "level": 0}, [])
	finding.message == "a.test/x had provenance of level 3, now none"
}

test_unsigned if {
	some finding in provenance_lowered.deny with input as built({"signed": true, "level": 3}, {"signed": false, "level": 3}, [])
	finding.message == "a.test/x was signed; now it is not"
	finding.at == ["spec", "supplyChain", "artifacts", "0", "signature", "by"]
}

test_another_signer if {
	changed := object.union(built({"signed": true, "level": 3}, {"signed": true, "level": 3}, []), {"signers_changed": [{"before": 0, "after": 0, "was": "a.test", "now": "b.test"}]})
	some finding in provenance_lowered.deny with input as changed
	finding.message == "a.test/x was signed by a.test, now by b.test"
}

test_as_good if {
	count(provenance_lowered.deny) == 0 with input as built({"signed": true, "level": 2}, {"signed": true, "level": 3}, [])
}

test_unreadable if {
	count(provenance_lowered.deny) == 0 with input as built({"signed": true, "level": 2}, {"signed": false, "level": 0}, [["signature"], ["provenance", "level"]])
}

built(before, after, violations) := {
	"artifacts": [{"before": 0, "after": 0}],
	"signers_changed": [],
	"before": {"artifacts": [object.union({"at": ["spec", "supplyChain", "artifacts", "1", "ref"]}, before)]},
	"after": {
		"artifacts": [object.union({"name": "", "ref": "a.test/x", "at": ["spec", "supplyChain", "artifacts", "0", "ref"]}, after)],
		"violations": [{"at": array.concat(["spec", "supplyChain", "artifacts", "0"], violation)} | some violation in violations],
	},
}

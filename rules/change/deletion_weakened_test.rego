package sealint.change.deletion_weakened_test

import data.sealint.change.deletion_weakened

test_weaker if {
	deletion_weakened.deny == {{
		"message": "deletion reached the copies of all receivers; now it reaches only our own copy",
		"at": ["spec", "data", "deletion"],
		"related": [{"ref": ["before", "spec", "data", "deletion"], "message": "before"}],
	}} with input as {"before": deleted("propagated"), "after": deleted("local")}
}

test_no_longer_stated if {
	some finding in deletion_weakened.deny with input as {
		"before": deleted("local"),
		"after": {"spec": {"data": {}}, "absent": ["spec.data.deletion"]},
	}
	finding.message == "deletion reached only our own copy; the manifest no longer says what it reaches"
}

test_stronger if {
	count(deletion_weakened.deny) == 0 with input as {"before": deleted("local"), "after": deleted("propagated")}
}

deleted(deletion) := {"spec": {"data": {"deletion": deletion}}, "absent": []}

test_provider if {
	some finding in deletion_weakened.deny with input as {"before": provided({"deletes": true}), "after": provided({"deletes": false})}
	finding.message == "the manifest no longer says that the provider deletes its copies"
	count(deletion_weakened.deny) == 0 with input as {"before": provided({"deletes": true}), "after": provided({"deletes": false, "data": "none"})}
}

test_consumer if {
	deletion_weakened.deny == {{
		"message": "the manifest no longer says that consumer reports (bi) deletes its copies",
		"at": ["spec", "consumers", 0, "deletes"],
		"related": [{"ref": ["before", "spec", "consumers", 1, "deletes"], "message": "before"}],
	}} with input as consumed({"deletes": false})
	count(deletion_weakened.deny) == 1 with input as consumed({})
	count(deletion_weakened.deny) == 0 with input as consumed({"deletes": true})
	count(deletion_weakened.deny) == 0 with input as consumed({"deletes": false, "form": "none"})
}

provided(provider) := {"spec": {"provider": provider}, "absent": []}

consumed(stated) := {
	"consumers": [{"before": 1, "after": 0}],
	"before": {"spec": {}, "absent": [], "receivers": [{}, {"deletes": true}]},
	"after": {"spec": {}, "absent": [], "violations": [], "receivers": [object.union(
		{"role": "consumer", "name": "reports", "kind": "bi", "form": "", "at": ["spec", "consumers", "0"]},
		stated,
	)]},
}

package sealint.change.retention_lengthened_test

import data.sealint.change.retention_lengthened

test_longer if {
	retention_lengthened.deny == {{
		"message": "data was kept 45d, now 400d",
		"at": ["spec", "data", "retention"],
		"related": [{"ref": ["before", "spec", "data", "retention"], "message": "before"}],
	}} with input as {"before": kept("45d", 3888000), "after": kept("400d", 34560000)}
}

test_no_longer_stated if {
	some finding in retention_lengthened.deny with input as {
		"before": kept("45d", 3888000),
		"after": {"spec": {"data": {}}, "absent": ["spec.data.retention"]},
	}
	finding.message == "data was kept 45d; the manifest no longer says how long it is"
}

test_respelt if {
	count(retention_lengthened.deny) == 0 with input as {"before": kept("45d", 3888000), "after": kept("1080h", 3888000)}
}

kept(retention, seconds) := {"retention_seconds": seconds, "spec": {"data": {"retention": retention}}, "absent": []}

test_receivers if {
	retention_lengthened.deny == {{
		"message": "consumer reports (bi) kept the data 30d; now it keeps it 31d",
		"at": ["spec", "consumers", "0", "retention"],
		"related": [{"ref": ["before", "spec", "consumers", "1", "retention"], "message": "before"}],
	}} with input as received("consumer", {"retention": "31d", "retention_seconds": 2678400})
	some finding in retention_lengthened.deny with input as received("provider", {"retention": ""})
	finding.message == "the provider acme kept the data 30d; the manifest no longer says how long it does"
	finding.at == ["spec", "consumers", "0", "retention"]
	count(retention_lengthened.deny) == 0 with input as received("provider", {"retention": "", "form": "none"})
	count(retention_lengthened.deny) == 0 with input as received("consumer", {"retention": "29d", "retention_seconds": 2505600})
}

received(role, stated) := {
	"consumers": [{"before": 1, "after": 0} | role == "consumer"],
	"before": {"spec": {}, "absent": [], "receivers": [
		{"role": role, "retention": ""},
		{"role": role, "retention": "30d", "retention_seconds": 2592000, "at": ["spec", "consumers", "1"]},
	]},
	"after": {"spec": {}, "absent": [], "violations": [], "receivers": [object.union(
		{"role": role, "name": {"consumer": "reports", "provider": "acme"}[role], "kind": "bi", "form": "", "at": ["spec", "consumers", "0"]},
		stated,
	)]},
}

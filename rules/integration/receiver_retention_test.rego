package sealint.integration.receiver_retention_test

import data.sealint.integration.receiver_retention

test_neither_stated if {
	receiver_retention.deny == {{
		"message": "the manifest states neither how long consumer reports (bi) keeps personal data, nor whether it deletes its copies",
		"at": ["spec", "consumers", "0", "retention"],
	}} with input as received({"retention": ""})
}

test_one_stated if {
	receiver_retention.deny == {{
		"message": "the manifest does not state whether consumer reports (bi) deletes its copies of personal data",
		"at": ["spec", "consumers", "0", "deletes"],
	}} with input as received({"retention": "30d", "retention_seconds": 2592000})
	receiver_retention.deny == {{
		"message": "the manifest does not state how long consumer reports (bi) keeps personal data",
		"at": ["spec", "consumers", "0", "retention"],
	}} with input as received({"retention": "", "deletes": true})
}

test_no_deletion if {
	receiver_retention.deny == {{
		"message": "consumer reports (bi) does not delete its copies of personal data",
		"at": ["spec", "consumers", "0", "deletes"],
	}} with input as received({"retention": "30d", "retention_seconds": 2592000, "deletes": false})
}

test_longer_than_we_do if {
	finding := {
		"message": "consumer reports (bi) keeps personal data 31d, longer than data.retention allows: 30d",
		"at": ["spec", "consumers", "0", "retention"],
		"related": [{"ref": ["spec", "data", "retention"], "message": "data.retention"}],
	}
	receiver_retention.deny == {finding} with input as received({"retention": "31d", "retention_seconds": 2678400, "deletes": true})
	count(receiver_retention.deny) == 0 with input as received({"retention": "30d", "retention_seconds": 2592000, "deletes": true})
	count(receiver_retention.deny) == 1 with input as received({"retention": "9999999999d", "deletes": true})
}

test_not_asked if {
	every stated in [{"sensitive": []}, {"receives": false}] {
		count(receiver_retention.deny) == 0 with input as received(object.union({"retention": ""}, stated))
	}
}

test_provider_does_not_tell if {
	provider := object.union(
		received({"role": "provider", "at": ["spec", "provider"], "retention": ""}),
		{
			"provider_receives": true,
			"absent": ["spec.provider.retention", "spec.provider.deletes"],
			"spec": {"provider": {"party": "third", "unknown": {"retention": "nothing is published"}}},
		},
	)
	messages := {finding.message | some finding in receiver_retention.deny with input as provider}
	messages == {
		"the manifest does not state whether the provider reports deletes its copies of personal data",
		"it is not known how long the provider keeps the data: nothing is published",
	}
	ours := object.union(provider, {"spec": {"provider": {"party": "first"}}})
	count(receiver_retention.deny) == 1 with input as ours
}

test_misstated if {
	count(receiver_retention.deny) == 0 with input as object.union(
		received({"retention": ""}),
		{"violations": [{"at": ["spec", "consumers", "0"]}]},
	)
}

received(stated) := {
	"violations": [],
	"retention_seconds": 2592000,
	"spec": {"data": {"categories": ["personal"], "retention": "30d"}},
	"receivers": [object.union(
		{"role": "consumer", "name": "reports", "kind": "bi", "form": "", "sensitive": ["personal"], "at": ["spec", "consumers", "0"], "receives": true},
		stated,
	)],
}

package sealint.integration.unclassified_data_test

import data.sealint.integration.unclassified_data

test_sensitive if {
	unclassified_data.deny == {
		{
			"message": "the manifest does not state which regulations apply to personal, financial data",
			"at": ["spec", "data", "regulations"],
		},
		{"message": "the manifest does not state where personal, financial data may be kept", "at": ["spec", "data", "residency"]},
		{"message": "the manifest does not state how long personal, financial data is kept", "at": ["spec", "data", "retention"]},
		{
			"message": "the manifest does not state how far the deletion of personal, financial data reaches",
			"at": ["spec", "data", "deletion"],
		},
	} with input as {
		"absent": ["spec.data.regulations", "spec.data.residency", "spec.data.retention", "spec.data.deletion"],
		"violations": [],
		"spec": {"data": {"classification": "restricted", "categories": ["financial", "telemetry", "personal"]}},
	}
}

test_stated if {
	every category in ["personal", "financial", "health", "biometric"] {
		count(unclassified_data.deny) == 0 with input as clean({"categories": [category]})
	}
}

test_each_category if {
	every category in ["personal", "financial", "health", "biometric"] {
		unclassified_data.deny == {{
			"message": sprintf("%s data is not deleted", [category]),
			"at": ["spec", "data", "deletion"],
		}} with input as clean({"categories": [category], "deletion": "none"})
	}
}

test_other_categories if {
	count(unclassified_data.deny) == 0 with input as {
		"absent": ["spec.data.regulations", "spec.data.residency", "spec.data.retention", "spec.data.deletion"],
		"violations": [],
		"spec": {"data": {"classification": "internal", "categories": ["authentication", "media", "telemetry", "device"]}},
	}
}

# Facts leave empty lists out: they are not absent, and state nothing.
test_empty_lists if {
	some finding in unclassified_data.deny with input as without("regulations", [])
	finding.at == ["spec", "data", "regulations"]
	some other in unclassified_data.deny with input as without("residency", [])
	other.at == ["spec", "data", "residency"]
}

test_misstated if {
	every at in [["spec", "data", "regulations"], ["spec", "data"]] {
		count(unclassified_data.deny) == 0 with input as without("regulations", [{"at": at}])
	}
	count(unclassified_data.deny) == 1 with input as without("regulations", [{"at": ["spec", "data", "residency"]}])
	count(unclassified_data.deny) == 1 with input as without("regulations", [{"at": ["spec", "data", "regulations", "1"]}])
	count(unclassified_data.deny) == 0 with input as without("retention", [])
	count(unclassified_data.deny) == 0 with input as without("deletion", [])
}

test_local_deletion if {
	count(unclassified_data.deny) == 0 with input as local([])
	unclassified_data.deny == {{
		"message": "deletion of personal data does not reach the consumer a",
		"at": ["spec", "data", "deletion"],
	}} with input as local([{"name": "a"}, {"name": "b", "receives": false}])
	unclassified_data.deny == {{
		"message": "deletion of personal data does not reach the 2 consumers a, b",
		"at": ["spec", "data", "deletion"],
	}} with input as local([{"name": "a", "form": "full", "deletes": false}, {"name": "b", "form": "pseudonymised"}])
}

test_local_deletion_that_is_enough if {
	every receiver in [{"deletes": true}, {"sensitive": []}, {"receives": false}, {"role": "provider"}] {
		count(unclassified_data.deny) == 0 with input as local([receiver])
	}
	every field in ["deletes", "data"] {
		count(unclassified_data.deny) == 0 with input as object.union(
			local([{}]),
			{"violations": [{"at": ["spec", "consumers", "0", field]}]},
		)
	}
}

local(receivers) := object.union(clean({"deletion": "local"}), {"receivers": [row |
	some n, receiver in receivers
	row := object.union({"at": ["spec", "consumers", sprintf("%d", [n])], "role": "consumer", "name": "a", "receives": true, "form": "", "sensitive": ["personal"]}, receiver)
]})

clean(stated) := {"absent": [], "violations": [], "spec": {"data": object.union(
	{
		"classification": "restricted",
		"categories": ["personal"],
		"regulations": ["gdpr"],
		"residency": ["eu"],
		"retention": "30d",
		"deletion": "propagated",
	},
	stated,
)}}

without(name, violations) := {
	"absent": [],
	"violations": violations,
	"spec": {"data": object.remove(clean({}).spec.data, [name])},
}

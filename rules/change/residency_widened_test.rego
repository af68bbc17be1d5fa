package sealint.change.residency_widened_test

import data.sealint.change.residency_widened

test_gained if {
	residency_widened.deny == {{
		"message": "data was stored in eu; now also in us",
		"at": ["spec", "data", "residency"],
		"related": [{"ref": ["before", "spec", "data", "residency"], "message": "before"}],
	}} with input as {"residency": {"gained": [1], "dropped": false}, "before": stored(["eu"]), "after": stored(["eu", "us"])}
}

test_dropped if {
	some finding in residency_widened.deny with input as {
		"residency": {"gained": [], "dropped": true},
		"before": stored(["eu"]),
		"after": {"spec": {"data": {}}, "absent": ["spec.data.residency"]},
	}
	finding.message == "data was stored in eu; the manifest no longer says where it is"
}

test_narrowed if {
	count(residency_widened.deny) == 0 with input as {"residency": {"gained": [], "dropped": false}, "before": stored(["eu", "us"]), "after": stored(["eu"])}
}

stored(regions) := {"spec": {"data": {"residency": regions}}, "absent": []}

test_routing if {
	some finding in residency_widened.deny with input as {
		"residency": {"gained": [], "dropped": false},
		"before": {"spec": {"data": {"regionRouting": true}}},
		"after": {"spec": {"data": {"regionRouting": false}}, "absent": []},
	}
	finding.message == "the manifest no longer says that data is routed by region"
}

package sealint.integration.unrouted_region_test

import data.sealint.integration.unrouted_region

test_not_stated if {
	unrouted_region.deny == {{
		"message": "the manifest states where data may be stored, but not whether data is routed by region",
		"at": ["spec", "data", "regionRouting"],
	}} with input as {"absent": ["spec.data.regionRouting"], "spec": {"data": {"residency": ["eu"]}}}
}

test_not_routed if {
	unrouted_region.deny == {{
		"message": "data is not routed by region",
		"at": ["spec", "data", "regionRouting"],
	}} with input as {"absent": [], "spec": {"data": {"residency": ["eu"], "regionRouting": false}}}
}

test_not_asked if {
	count(unrouted_region.deny) == 0 with input as {"absent": [], "spec": {"data": {"residency": ["eu"], "regionRouting": true}}}
	count(unrouted_region.deny) == 0 with input as {"absent": ["spec.data.regionRouting"], "spec": {"data": {}}}
	count(unrouted_region.deny) == 0 with input as {"absent": [], "spec": {"data": {"regionRouting": false}}}
}

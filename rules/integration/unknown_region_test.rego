package sealint.integration.unknown_region_test

import data.sealint.integration.unknown_region

test_unknown_region if {
	unknown_region.deny == {{
		"message": "\"mars\" is the name of no region that sealint knows",
		"at": ["spec", "data", "residency", "1"],
	}} with input as {"regions": [
		{"at": ["spec", "data", "residency", "0"], "name": "eu", "known": true},
		{"at": ["spec", "data", "residency", "1"], "name": "mars", "known": false},
	]}
}

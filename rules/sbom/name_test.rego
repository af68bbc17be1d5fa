package sealint.sbom.name_test

import data.sealint.sbom.name

test_missing if {
	name.deny == {{"message": "the component has no name", "at": ["name"]}} with input as {"named": false}
}

test_clean if {
	count(name.deny) == 0 with input as {"named": true}
}

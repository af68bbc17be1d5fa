package sealint.sbom.service_authentication_unstated_test

import data.sealint.sbom.service_authentication_unstated

test_found if {
	found := service_authentication_unstated.deny with input as {"services": [{"name": "a", "authenticated": true}, {"name": "shop"}]}
	found == {{"message": "service shop does not say whether it demands authentication", "at": ["services", 1]}}
}

test_stated[value] if {
	some value in [true, false]
	count(service_authentication_unstated.deny) == 0 with input as {"services": [{"name": "shop", "authenticated": value}]}
}

test_no_services if {
	count(service_authentication_unstated.deny) == 0 with input as {"services": []}
}

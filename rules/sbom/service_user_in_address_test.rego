package sealint.sbom.service_user_in_address_test

import data.sealint.sbom.service_user_in_address

test_found if {
	found := service_user_in_address.deny with input as {"services": [{"name": "shop", "user_endpoints": [{"shown": "https://shop.example"}]}]}
	found == {{
		"message": "service shop has an address with a user before the host: https://shop.example",
		"at": ["services", 0, "user_endpoints", 0],
	}}
}

test_none if {
	count(service_user_in_address.deny) == 0 with input as {"services": [{"name": "shop", "user_endpoints": []}]}
}

test_no_services if {
	count(service_user_in_address.deny) == 0 with input as {"services": []}
}

package sealint.sbom.service_unencrypted_test

import data.sealint.sbom.service_unencrypted

test_found if {
	found := service_unencrypted.deny with input as {"services": [{"name": "shop", "open_endpoints": [{"shown": "http://shop.example"}]}]}
	found == {{
		"message": "service shop is reached without encryption at http://shop.example",
		"at": ["services", 0, "open_endpoints", 0],
	}}
}

test_encrypted if {
	count(service_unencrypted.deny) == 0 with input as {"services": [{"name": "shop", "open_endpoints": []}]}
}

test_no_services if {
	count(service_unencrypted.deny) == 0 with input as {"services": []}
}

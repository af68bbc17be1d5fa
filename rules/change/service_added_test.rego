package sealint.change.service_added_test

import data.sealint.change.service_added

test_foreign_host if {
	found := service_added.deny with input as {"added_services": [{"name": "metrics", "index": 2, "hosts": ["in.telemetry.example"]}]}
	found == {{"message": "the product now uses the service metrics on in.telemetry.example", "at": ["services", 2]}}
}

test_known_host if {
	count(service_added.deny) == 0 with input as {"added_services": [{"name": "rates", "index": 2, "hosts": []}]}
}

package sealint.sbom.service_unauthenticated_test

import data.sealint.sbom.service_unauthenticated

test_found if {
	found := service_unauthenticated.deny with input as facts({})
	found == {{"message": "service shop demands no authentication", "at": ["services", 0, "authenticated"]}}
}

test_public_data if {
	count(service_unauthenticated.deny) == 0 with input as facts({"flows": [{"classification": "Public", "sensitive": false}]})
}

test_not_all_public if {
	flows := [{"classification": "public", "sensitive": false}, {"sensitive": false}]
	count(service_unauthenticated.deny) == 1 with input as facts({"flows": flows})
}

test_sensitive_data_across_a_boundary_are_another_rule if {
	flows := [{"classification": "PII", "sensitive": true}]
	count(service_unauthenticated.deny) == 0 with input as facts({"flows": flows, "trust_boundary": true})
}

test_authenticated if {
	count(service_unauthenticated.deny) == 0 with input as facts({"authenticated": true})
}

test_not_stated if {
	count(service_unauthenticated.deny) == 0 with input as {"services": [{"name": "shop", "flows": []}]}
}

test_no_services if {
	count(service_unauthenticated.deny) == 0 with input as {"services": []}
}

facts(more) := {"services": [object.union({"name": "shop", "authenticated": false, "flows": []}, more)]}

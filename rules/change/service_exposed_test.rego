package sealint.change.service_exposed_test

import data.sealint.change.service_exposed

change(how, field, more) := {"exposed_services": [object.union({"name": "ledger", "index": 1, "before": 0, "how": how, "field": field}, more)]}

found(how, field, more) := result if {
	result := service_exposed.deny with input as change(how, field, more)
}

expected(message, field, item) := {{
	"message": message,
	"at": array.concat(["services", 1, field], item),
	"related": [{"ref": ["before", "services", 0, field], "message": "before"}],
}}

test_unauthenticated if {
	found("unauthenticated", "authenticated", {}) == expected("callers of the service ledger had to authenticate; the SBOM no longer says so", "authenticated", [])
}

test_boundary if {
	found("boundary", "trust_boundary", {}) == expected("data of the service ledger now crosses a trust boundary", "trust_boundary", [])
}

test_boundary_no_longer_stated if {
	message := "the SBOM no longer says that data of the service ledger stays inside a trust boundary"
	found("boundary_unstated", "trust_boundary", {}) == expected(message, "trust_boundary", [])
}

test_plaintext if {
	message := "the service ledger was reached over TLS, and now also without it: http://a.example/v1"
	found("plaintext", "endpoints", {"endpoint": "http://a.example/v1", "item": 3}) == expected(message, "endpoints", [3])
}

test_protected if {
	count(service_exposed.deny) == 0 with input as {"exposed_services": []}
}

package sealint.sbom.service_sensitive_exposed_test

import data.sealint.sbom.service_sensitive_exposed

test_own_boundary if {
	found := service_sensitive_exposed.deny with input as facts({})
	found == {{
		"message": "service shop exchanges data of the class \"PII\" across a trust boundary without authentication",
		"at": ["services", 0, "flows", 0],
	}}
}

test_destination if {
	flows := [flow({"unprotected": ["mailer"]})]
	found := service_sensitive_exposed.deny with input as facts({"authenticated": true, "flows": flows})
	found == {{
		"message": "service shop sends data of the class \"PII\" across a trust boundary to mailer, which demands no authentication",
		"at": ["services", 0, "flows", 0],
	}}
}

test_quiet[name] if {
	some name, more in {
		"authenticated": {"authenticated": true},
		"no boundary": {"trust_boundary": false},
		"not sensitive": {"flows": [flow({"sensitive": false, "classification": "public"})]},
		"no data": {"flows": []},
	}
	count(service_sensitive_exposed.deny) == 0 with input as facts(more)
}

test_no_services if {
	count(service_sensitive_exposed.deny) == 0 with input as {"services": []}
}

flow(more) := object.union({"classification": "PII", "sensitive": true, "unprotected": []}, more)

facts(more) := {"services": [object.union(
	{"name": "shop", "authenticated": false, "trust_boundary": true, "flows": [flow({})]},
	more,
)]}

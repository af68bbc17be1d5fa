package sealint.openapi.weak_scheme_declared_test

import data.sealint.openapi.weak_scheme_declared

test_flow if {
	weak_scheme_declared.deny == {{
		"message": "\"id\" is declared, but not used: it offers the implicit flow",
		"at": ["flows", "implicit"],
	}} with input as scheme({"demanded": false, "flows": [{"kind": "implicit"}, {"kind": "clientCredentials"}]})
}

test_credentials if {
	every case in [
		{"credential": "basic", "in": "", "at": ["type"]},
		{"credential": "digest", "type": "http", "http_scheme": "digest", "in": "", "at": ["scheme"]},
		{"credential": "other", "type": "http", "http_scheme": "negotiate", "in": "", "at": ["scheme"]},
		{"credential": "other", "type": "http", "http_scheme": "oauth", "in": "", "at": ["scheme"]},
		{"credential": "api-key", "in": "header", "at": ["type"]},
		{"credential": "api-key", "in": "query", "at": ["in"]},
	] {
		some finding in weak_scheme_declared.deny with input as scheme(object.union(case, {"demanded": false}))
		finding.at == case.at
	}
}

test_registered if {
	every name in ["bearer", "dpop", "scram-sha-256"] {
		count(weak_scheme_declared.deny) == 0 with input as scheme({"demanded": false, "type": "http", "credential": "other", "http_scheme": name})
	}
}

test_strong if {
	count(weak_scheme_declared.deny) == 0 with input as scheme({"demanded": false, "credential": "bearer"})
}

# A weak scheme that is used has findings of its own.
test_used if {
	count(weak_scheme_declared.deny) == 0 with input as scheme({"credential": "basic"})
}

scheme(overrides) := object.union(
	{
		"name": "id",
		"type": "oauth2",
		"credential": "oauth2",
		"in": "",
		"http_scheme": "",
		"bearer_format": "",
		"flows": [],
		"endpoints": [],
		"family": "3.1",
		"demanded": true,
		"demanded_scopes": [],
		"faults": [],
		"operations": 1,
	},
	overrides,
)

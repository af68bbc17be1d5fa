package sealint.integration.missing_scope_test

import data.sealint.integration.missing_scope

test_missing if {
	missing_scope.deny == {{
		"message": "GET /entries needs the scope \"entries:read\", which is not requested",
		"at": ["spec", "contract", "operations", "1"],
		"related": [{"ref": ["contract", "used", 1, "security"], "message": "GET /entries requires entries:read"}],
	}} with input as caller("oauth2", ["entries:read"])
}

test_several if {
	missing_scope.deny == {{
		"message": "GET /entries needs the scopes \"a\", \"b\", which are not requested",
		"at": ["spec", "contract", "operations", "1"],
		"related": [{"ref": ["contract", "used", 1, "security"], "message": "GET /entries requires a, b"}],
	}} with input as caller("oauth2", ["a", "b"])
}

# If no operation is listed, one finding covers all operations.
test_no_operation_is_listed if {
	missing_scope.deny == {{
		"message": concat("", [
			"the manifest lists no operations, so all 2 count as used, and 2 need scopes that are not requested: ",
			"GET /a needs the scope \"x\", which is not requested",
		]),
		"at": ["spec", "contract", "path"],
		"related": [
			{"ref": ["contract", "used", 0, "security"], "message": "GET /a requires x"},
			{"ref": ["contract", "used", 1, "security"], "message": "GET /b requires x"},
		],
	}} with input as all_used(["x"])
	some finding in missing_scope.deny with input as all_used([])
	contains(finding.message, "1 needs scopes that are not requested: GET /b")
}

all_used(missing) := {
	"absent": ["spec.identity.method"],
	"violations": [],
	"spec": {},
	"contract": {"uses_some": false, "used": [
		{"at": ["spec", "contract", "path"], "name": "GET /a", "missing": missing},
		{"at": ["spec", "contract", "path"], "name": "GET /b", "missing": ["x"]},
	]},
}

test_many_scopes if {
	some finding in missing_scope.deny with input as caller("oauth2", ["a", "b", "c", "d", "e", "f", "g"])
	finding.message == "GET /entries needs the scopes \"a\", \"b\", \"c\", \"d\", \"e\" and 2 more, which are not requested"
	finding.related[0].message == "GET /entries requires a, b, c, d, e and 2 more"
}

test_requested if {
	count(missing_scope.deny) == 0 with input as caller("oauth2", [])
}

test_methods if {
	every method in ["oidc", "workload-identity"] {
		count(missing_scope.deny) == 1 with input as caller(method, ["a"])
	}
	every method in ["mtls", "api-key", "basic", "none"] {
		count(missing_scope.deny) == 0 with input as caller(method, ["a"])
	}
}

test_no_method if {
	without := object.union(caller("oauth2", ["a"]), {"spec": {"identity": 0}})
	count(missing_scope.deny) == 1 with input as object.union(without, {"absent": ["spec.identity.method", "spec.identity.scopes"]})
	count(missing_scope.deny) == 0 with input as without
}

# The field violates the schema, which is another finding.
test_misstated_scopes_are_reported_once if {
	every at in [["spec", "identity", "scopes"], ["spec", "identity", "scopes", "0"]] {
		count(missing_scope.deny) == 0 with input as object.union(caller("oauth2", ["a"]), {"violations": [{"at": at, "message": "not a string"}]})
	}
	count(missing_scope.deny) == 1 with input as object.union(caller("oauth2", ["a"]), {"violations": [{"at": ["spec", "identity"], "message": "unknown field"}]})
}

# integration/unstated-scopes tells it.
test_no_scopes if {
	count(missing_scope.deny) == 0 with input as object.union(caller("oauth2", ["a"]), {"spec": {"identity": {"scopes": []}}})
}

test_no_contract if {
	count(missing_scope.deny) == 0 with input as {"absent": ["spec.contract"], "violations": [], "spec": {"identity": {"method": "oauth2"}}}
}

caller(method, missing) := {
	"absent": [],
	"violations": [],
	"spec": {"identity": {"method": method, "scopes": ["profile"]}},
	"contract": {"uses_some": true, "used": [
		{"at": ["spec", "contract", "operations", "0"], "name": "GET /health", "missing": []},
		{"at": ["spec", "contract", "operations", "1"], "name": "GET /entries", "missing": missing},
	]},
}

package sealint.openapi.unused_scope_test

import data.sealint.openapi.unused_scope

test_never_demanded if {
	unused_scope.deny == {{"message": "scope \"pets:read\" is declared, but no operation requires it", "at": ["flows", "implicit", "scopes", "pets:read"]}, {"message": "scope \"pets:read\" is declared, but no operation requires it", "at": ["flows", "clientCredentials", "scopes", "pets:read"]}} with input as facts({"scope_use": [{"name": "pets:read", "declared": ["implicit", "clientCredentials"], "demanded": false, "reads": 3, "writes": 0}]})
}

test_demanded if {
	count(unused_scope.deny) == 0 with input as facts({"scope_use": [{"name": "pets:read", "declared": ["clientCredentials"], "demanded": true, "reads": 3, "writes": 0}]})
}

test_scheme_that_nothing_demands if {
	count(unused_scope.deny) == 0 with input as facts({"demanded": false, "demanded_scopes": [], "scope_use": [{"name": "pets:read", "declared": ["clientCredentials"], "demanded": false, "reads": 3, "writes": 0}]})
}

test_demanded_and_not_declared if {
	count(unused_scope.deny) == 0 with input as facts({"scope_use": [{"name": "pets:read", "declared": [], "demanded": true, "reads": 3, "writes": 0}]})
}

test_demanded_without_scopes if {
	count(unused_scope.deny) == 0 with input as facts({"demanded_scopes": [], "scope_use": [{"name": "pets:read", "declared": ["clientCredentials"], "demanded": false, "reads": 3, "writes": 0}]})
}

test_scopes_for_the_authorization_server if {
	every name in ["openid", "email", "offline_access", "offline.access"] {
		count(unused_scope.deny) == 0 with input as facts({"scope_use": [{"name": name, "declared": ["authorizationCode"], "demanded": false, "reads": 3, "writes": 0}]})
	}
}

facts(overrides) := object.union({"name": "oauth", "demanded": true, "demanded_scopes": ["pets:write"], "scope_use": []}, overrides)

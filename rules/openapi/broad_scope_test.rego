package sealint.openapi.broad_scope_test

import data.sealint.openapi.broad_scope

test_name_that_stands_for_everything if {
	broad_scope.deny == {{"message": "scope \"Admin\" allows everything", "at": ["flows", "clientCredentials", "scopes", "Admin"]}} with input as facts({"scope_use": [{"name": "Admin", "declared": ["clientCredentials"], "demanded": true, "reads": 3, "writes": 0}]})
}

test_last_word_that_stands_for_everything if {
	broad_scope.deny == {{"message": "scope \"billing:*\" allows everything", "at": []}} with input as facts({"scope_use": [{"name": "billing:*", "declared": [], "demanded": true, "reads": 3, "writes": 0}]})
}

test_opens_many_operations if {
	broad_scope.deny == {{"message": "scope \"api\" alone allows 25 operations, of which 10 change something", "at": ["flows", "clientCredentials", "scopes", "api"]}} with input as facts({"scope_use": [{"name": "api", "declared": ["clientCredentials"], "demanded": true, "reads": 15, "writes": 10}]})
}

test_reads_only if {
	count(broad_scope.deny) == 0 with input as facts({"scope_use": [{"name": "pets:read", "declared": ["clientCredentials"], "demanded": true, "reads": 400, "writes": 0}]})
}

test_few_operations if {
	count(broad_scope.deny) == 0 with input as facts({"scope_use": [{"name": "pets:read", "declared": ["clientCredentials"], "demanded": true, "reads": 2, "writes": 2}]})
}

test_administration_of_one_resource if {
	count(broad_scope.deny) == 0 with input as facts({"scope_use": [{"name": "admin:org", "declared": ["clientCredentials"], "demanded": true, "reads": 3, "writes": 0}]})
}

test_limited_enough if {
	count(broad_scope.deny) == 0 with input as facts({"scope_use": [{"name": "repo:all", "declared": ["clientCredentials"], "demanded": true, "reads": 3, "writes": 0}]})
		with data.sealint.params as {"names": [], "limited_by": ["repo"], "max_operations": 20}
}

facts(overrides) := object.union({"name": "oauth", "scope_use": []}, overrides)

package sealint.openapi.indistinct_admin_security_test

import data.sealint.openapi.indistinct_admin_security

test_same_as_ordinary if {
	indistinct_admin_security.deny == {{"message": "DELETE /admin/users is administrative, but requires the same as GET /pets", "at": ["security"]}} with input as facts({})
}

test_inherited if {
	indistinct_admin_security.deny == {{"message": "DELETE /admin/users is administrative, but requires the same as GET /pets", "at": []}} with input as facts({"security": {"source": "root"}})
}

test_distinct if {
	count(indistinct_admin_security.deny) == 0 with input as facts({"ordinary_twin": ""})
}

test_ordinary if {
	count(indistinct_admin_security.deny) == 0 with input as facts({"administrative": false})
}

test_webhook if {
	count(indistinct_admin_security.deny) == 0 with input as facts({"kind": "webhook"})
}

facts(overrides) := object.union({"kind": "path", "method": "DELETE", "path": "/admin/users", "administrative": true, "security": {"source": "operation"}, "ordinary_twin": "GET /pets"}, overrides)

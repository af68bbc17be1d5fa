package sealint.openapi.read_only_scope_writes_test

import data.sealint.openapi.read_only_scope_writes

test_write if {
	read_only_scope_writes.deny == {{
		"message": "scope \"pets:read\" is for reading only, but it alone allows POST /pets, DELETE /pets/{id}",
		"at": ["flows", "implicit", "scopes", "pets:read"],
		"decision": `["pets:read",["POST /pets","DELETE /pets/{id}"]]`,
	}} with input as scheme({})
}

# The scopes of OpenID Connect are declared elsewhere.
test_undeclared if {
	read_only_scope_writes.deny == {{
		"message": "scope \"pets:read\" is for reading only, but it alone allows POST /pets, DELETE /pets/{id}",
		"at": [],
		"decision": `["pets:read",["POST /pets","DELETE /pets/{id}"]]`,
	}} with input as scheme({"declared": []})
}

test_reads_only if {
	count(read_only_scope_writes.deny) == 0 with input as scheme({"alters": []})
}

test_scope_for_writing if {
	count(read_only_scope_writes.deny) == 0 with input as scheme({"read_only": false})
}

scheme(use) := {"scope_use": [object.union(
	{"name": "pets:read", "declared": ["implicit"], "read_only": true, "alters": ["POST /pets", "DELETE /pets/{id}"]},
	use,
)]}

package sealint.change.broad_scope_declared_test

import data.sealint.change.broad_scope_declared

test_declared if {
	broad_scope_declared.deny == {{
		"message": "the scheme \"oauth\" now declares the broad scope \"admin:*\"",
		"at": ["flows", "clientCredentials", "scopes", "admin:*"],
		"related": [{"ref": ["before", "flows", "clientCredentials", "scopes"], "message": "before"}],
	}} with input as {"after": {"name": "oauth"}, "broad_scopes": [{"name": "admin:*", "flow": "clientCredentials", "breadth": "wildcard"}]}
}

test_narrow if {
	count(broad_scope_declared.deny) == 0 with input as {"after": {"name": "oauth"}, "broad_scopes": []}
}

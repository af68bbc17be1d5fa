package sealint.integration.undefined_scope_test

import data.sealint.integration.undefined_scope

test_undeclared if {
	undefined_scope.deny == {{
		"message": "scope \"pets:fly\" is not declared by the contract \"Pets\"",
		"at": ["spec", "identity", "scopes", 1],
		"related": [{"ref": ["contract", "components", "securitySchemes"], "message": "the schemes that the contract declares"}],
	}} with input as joined(true)
}

test_suggestions if {
	some near in undefined_scope.deny with input as requested({"scope": "pets:raed", "suggestion": "pets:read"})
	near.message == "scope \"pets:raed\" is not declared by the contract \"Pets\", did you mean \"pets:read\"?"
	some several in undefined_scope.deny with input as requested({"scope": "pets:read pets:write", "suggestion": ""})
	endswith(several.message, "; each scope is an item of its own")
}

# A contract with OpenID Connect does not declare all of its scopes.
test_scopes_not_known if {
	count(undefined_scope.deny) == 0 with input as joined(false)
}

# The field violates the schema, which is another finding.
test_misstated_scope_is_reported_once if {
	count(undefined_scope.deny) == 0 with input as {"contract": {
		"title": "Pets",
		"scopes_known": true,
		"requested": [{"scope": "", "declared": false}],
	}}
}

test_no_contract if {
	count(undefined_scope.deny) == 0 with input as {"spec": {}}
}

requested(scope) := {"contract": {
	"title": "Pets",
	"scopes_known": true,
	"requested": [object.union({"declared": false}, scope)],
}}

joined(known) := {"contract": {
	"title": "Pets",
	"scopes_known": known,
	"requested": [{"scope": "pets:read", "declared": true}, {"scope": "pets:fly", "declared": false, "suggestion": ""}],
}}

package sealint.openapi.unauthenticated_write_test

import data.sealint.openapi.unauthenticated_write

test_no_security_anywhere if {
	unauthenticated_write.deny == {{
		"message": "POST /pets requires no authentication: neither the operation nor the document declares security",
		"at": [],
	}} with input as operation({})
}

# security: [] on an operation removes the security of the document.
test_empty_security_of_its_own if {
	unauthenticated_write.deny == {{
		"message": "POST /pets requires no authentication: its own security is empty, which removes the security of the document",
		"at": ["security"],
	}} with input as operation({"security": {"source": "operation", "unauthenticated": true, "alternatives": []}})
}

test_empty_security_of_the_document if {
	unauthenticated_write.deny == {{
		"message": "POST /pets requires no authentication: the document's security is empty",
		"at": [],
	}} with input as operation({"security": {"source": "root", "unauthenticated": true, "alternatives": []}})
}

test_empty_requirement if {
	unauthenticated_write.deny == {{
		"message": "POST /pets requires no authentication: its own security has only an empty requirement, which every caller meets",
		"at": ["security"],
	}} with input as operation({"security": {"source": "operation", "unauthenticated": true, "alternatives": [{"requirements": []}]}})
}

test_empty_requirement_of_the_document if {
	unauthenticated_write.deny == {{
		"message": "POST /pets requires no authentication: the document's security has only an empty requirement, which every caller meets",
		"at": [],
	}} with input as operation({"security": {"source": "root", "unauthenticated": true, "alternatives": [{"requirements": []}]}})
}

test_authenticated if {
	count(unauthenticated_write.deny) == 0 with input as operation({"security": {"source": "root", "unauthenticated": false}})
}

test_other_kind_of_method if {
	count(unauthenticated_write.deny) == 0 with input as operation({"reads": true})
}

# Webhooks and callbacks are outbound: the receiver decides how to authenticate.
test_outbound if {
	count(unauthenticated_write.deny) == 0 with input as operation({"kind": "webhook"})
}

test_public_by_parameter if {
	count(unauthenticated_write.deny) == 0 with input as operation({"path": "/public/x/y"})
		with data.sealint.params as {"public": ["/health", "/public/**"]}
}

test_one_star_does_not_cross_segments if {
	count(unauthenticated_write.deny) == 1 with input as operation({"path": "/public/x/y"})
		with data.sealint.params as {"public": ["/public/*"]}
}

# Whoever asks for a token has none.
test_token_endpoint if {
	count(unauthenticated_write.deny) == 0 with input as operation({"role": "authorization"})
}

operation(overrides) := object.union(
	{
		"kind": "path",
		"method": "POST",
		"path": "/pets",
		"reads": false,
		"role": "resource",
		"security": {"source": "none", "unauthenticated": true, "unused_schemes": []},
		"parameters": [],
	},
	overrides,
)

# A header parameter is no security requirement.
test_authorization_as_parameter if {
	some finding in unauthenticated_write.deny with input as operation({"parameters": [{"in": "header", "name": "Authorization"}]})
	endswith(finding.message, "; the header parameter \"Authorization\" does not count, because only a security requirement demands a credential")
}

test_key_as_query_parameter if {
	some finding in unauthenticated_write.deny with input as operation({"parameters": [{"in": "query", "name": "api_key"}]})
	endswith(finding.message, "; the query parameter \"api_key\" does not count, because only a security requirement demands a credential")
}

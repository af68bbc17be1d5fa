package sealint.openapi.unauthenticated_read_test

import data.sealint.openapi.unauthenticated_read

test_no_security_anywhere if {
	unauthenticated_read.deny == {{
		"message": "GET /pets requires no authentication: neither the operation nor the document declares security",
		"at": [],
	}} with input as operation({})
}

# security: [] on an operation removes the security of the document.
test_empty_security_of_its_own if {
	unauthenticated_read.deny == {{
		"message": "GET /pets requires no authentication: its own security is empty, which removes the security of the document",
		"at": ["security"],
	}} with input as operation({"security": {"source": "operation", "unauthenticated": true, "alternatives": []}})
}

test_empty_security_of_the_document if {
	unauthenticated_read.deny == {{
		"message": "GET /pets requires no authentication: the document's security is empty",
		"at": [],
	}} with input as operation({"security": {"source": "root", "unauthenticated": true, "alternatives": []}})
}

test_empty_requirement if {
	unauthenticated_read.deny == {{
		"message": "GET /pets requires no authentication: its own security has only an empty requirement, which every caller meets",
		"at": ["security"],
	}} with input as operation({"security": {"source": "operation", "unauthenticated": true, "alternatives": [{"requirements": []}]}})
}

test_empty_requirement_of_the_document if {
	unauthenticated_read.deny == {{
		"message": "GET /pets requires no authentication: the document's security has only an empty requirement, which every caller meets",
		"at": [],
	}} with input as operation({"security": {"source": "root", "unauthenticated": true, "alternatives": [{"requirements": []}]}})
}

test_authenticated if {
	count(unauthenticated_read.deny) == 0 with input as operation({"security": {"source": "root", "unauthenticated": false}})
}

test_other_kind_of_method if {
	count(unauthenticated_read.deny) == 0 with input as operation({"reads": false})
}

# Webhooks and callbacks are outbound: the receiver decides how to authenticate.
test_outbound if {
	count(unauthenticated_read.deny) == 0 with input as operation({"kind": "webhook"})
}

test_public_by_parameter if {
	count(unauthenticated_read.deny) == 0 with input as operation({"path": "/public/x/y"})
		with data.sealint.params as {"public": ["/health", "/public/**"]}
}

test_one_star_does_not_cross_segments if {
	count(unauthenticated_read.deny) == 1 with input as operation({"path": "/public/x/y"})
		with data.sealint.params as {"public": ["/public/*"]}
}

test_what_everybody_may_read if {
	count(unauthenticated_read.deny) == 0 with input as operation({"method": "OPTIONS"})
	count(unauthenticated_read.deny) == 0 with input as operation({"role": "health"})
	count(unauthenticated_read.deny) == 0 with input as operation({"role": "site"})
	count(unauthenticated_read.deny) == 0 with input as operation({"role": "public"})
	count(unauthenticated_read.deny) == 0 with input as operation({"role": "authorization"})
}

operation(overrides) := object.union(
	{
		"kind": "path",
		"method": "GET",
		"path": "/pets",
		"reads": true,
		"role": "resource",
		"security": {"source": "none", "unauthenticated": true, "unused_schemes": []},
		"parameters": [],
	},
	overrides,
)

# A header parameter is no security requirement.
test_authorization_as_parameter if {
	some finding in unauthenticated_read.deny with input as operation({"parameters": [{"in": "header", "name": "Authorization"}]})
	endswith(finding.message, "; the header parameter \"Authorization\" does not count, because only a security requirement demands a credential")
}

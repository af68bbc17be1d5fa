# METADATA
# title: No outdated OAuth 2.0 flow is added
# description: >-
#   The implicit flow puts tokens into URLs, and the password flow gives the password of the user to the client.
#   RFC 9700 forbids the password flow and advises against the implicit flow. The change adds one of them to a
#   scheme that had neither.
# custom:
#   id: change/oauth-flow-weakened
#   entity: change_scheme
#   severity: high
#   profile: baseline
#   fix: >-
#     Use authorizationCode with PKCE for users, and clientCredentials for machines.
#   controls: [guide/3.tokens, OWASP-API2:2023, CWE-522]
package sealint.change.oauth_flow_weakened

deny contains finding if {
	input.status == "modified"
	some flow in input.after.flows
	flow.kind in {"implicit", "password"}
	not flow.kind in {f.kind | some f in input.before.flows}
	finding := {
		"message": sprintf("the scheme %q now offers the %s flow", [input.after.name, flow.kind]),
		"at": ["flows", flow.kind],
		"related": [{"ref": ["before", "flows"], "message": "before"}],
	}
}

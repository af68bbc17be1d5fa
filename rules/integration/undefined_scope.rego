# METADATA
# title: Every requested scope is declared by the contract
# description: >-
#   A scope that the contract does not declare cannot be granted, or is granted although nobody described what it
#   allows.
# related_resources:
#   - ref: https://owasp.org/API-Security/editions/2023/en/0xa5-broken-function-level-authorization/
# custom:
#   id: integration/undefined-scope
#   entity: integration
#   severity: high
#   profile: baseline
#   fix: >-
#     Request a scope that the contract declares, or declare the scope in the contract.
#   controls: [guide/3.scopes, OWASP-API5:2023, CWE-285]
package sealint.integration.undefined_scope

deny contains finding if {
	input.contract.scopes_known
	some i, requested in input.contract.requested
	requested.scope != "" # it violates the schema
	not requested.declared
	finding := {
		"message": sprintf("scope %q is not declared by the contract %q%s", [
			requested.scope,
			input.contract.title,
			hint(requested),
		]),
		"at": ["spec", "identity", "scopes", i],
		"related": [{"ref": ["contract", "components", "securitySchemes"], "message": "the schemes that the contract declares"}],
	}
}

hint(requested) := sprintf(", did you mean %q?", [requested.suggestion]) if requested.suggestion != ""

hint(requested) := "; each scope is an item of its own" if {
	requested.suggestion == ""
	contains(requested.scope, " ")
}

hint(requested) := "" if {
	requested.suggestion == ""
	not contains(requested.scope, " ")
}

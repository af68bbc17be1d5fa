# METADATA
# title: The client asks for no further scope that opens everything
# description: >-
#   With a wildcard or an administrative scope every token of the client becomes a master key.
# related_resources:
#   - ref: https://owasp.org/API-Security/editions/2023/en/0xa5-broken-function-level-authorization/
# custom:
#   id: change/broad-scope-requested
#   entity: change_integration
#   severity: high
#   profile: baseline
#   fix: >-
#     Request the narrow scopes that the operations need.
#   controls: [guide/3.scopes, OWASP-API5:2023, CWE-250]
package sealint.change.broad_scope_requested

import data.sealint.lib.manifests

deny contains finding if {
	some i in input.scopes_gained
	scope := input.after.scopes[i]
	scope.breadth != "narrow"
	message := sprintf("the client now asks for the %s scope %q", [scope.breadth, scope.name])
	finding := manifests.told(message, scope.at, ["spec", "identity", "scopes"])
}

# METADATA
# title: The client asks for no further scope
# description: >-
#   Each scope widens what a stolen token of the client can do. A further scope is a further permission, which the
#   owner of the data should know of.
# related_resources:
#   - ref: https://owasp.org/API-Security/editions/2023/en/0xa5-broken-function-level-authorization/
# custom:
#   id: change/scope-requested
#   entity: change_integration
#   severity: medium
#   profile: recommended
#   fix: >-
#     Check that an operation that the integration uses needs the scope; otherwise remove it from identity.scopes.
#   controls: [guide/3.scopes, OWASP-API5:2023, CWE-272]
package sealint.change.scope_requested

import data.sealint.lib.manifests

deny contains finding if {
	some i in input.scopes_gained
	scope := input.after.scopes[i]
	scope.breadth == "narrow"
	finding := manifests.told(sprintf("the client now also asks for the scope %q", [scope.name]), scope.at, ["spec", "identity", "scopes"])
}

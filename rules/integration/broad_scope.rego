# METADATA
# title: Scopes that open everything are approved
# description: >-
#   With a wildcard or an administrative scope, every token of the integration is a master key. If such a scope is
#   needed, somebody must approve it explicitly, with a reason and an end date.
# related_resources:
#   - ref: https://owasp.org/API-Security/editions/2023/en/0xa5-broken-function-level-authorization/
# custom:
#   id: integration/broad-scope
#   entity: integration
#   severity: high
#   profile: baseline
#   fix: >-
#     Request only the narrow scopes that are needed. Until then state identity.elevated with reason, approvedBy and an
#     expires date in the future.
#   controls: [guide/3.scopes, guide/12.organisation, OWASP-API5:2023, CWE-250]
#   params:
#     names: {type: array, default: [], description: Further scopes that are too broad without approval.}
package sealint.integration.broad_scope

import data.sealint.lib.exceptions
import data.sealint.params

deny contains finding if {
	some scope in input.scopes
	finding := {
		"message": sprintf("scope %q %s, and %s", [scope.name, breadth(scope), approval]),
		"at": scope.at,
		"related": related,
	}
}

breadth(scope) := "is a wildcard" if scope.breadth == "wildcard"

breadth(scope) := "is administrative" if scope.breadth == "administrative"

breadth(scope) := "is listed as too broad" if {
	scope.breadth == "narrow"
	scope.name in params.names
}

approval := "the manifest states no approval of elevated privileges" if "spec.identity.elevated" in input.absent

approval := sprintf("its approval %s", [concat(", and ", faults)]) if {
	not "spec.identity.elevated" in input.absent
	count(faults) > 0
}

faults := exceptions.faults(input, "broad-scope")

# The place of the approval, if there is one.
related := [{"ref": ["spec", "identity", "elevated"], "message": "the approval of elevated privileges"} |
	not "spec.identity.elevated" in input.absent
]

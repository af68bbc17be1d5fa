# METADATA
# title: The manifest lists the operations that the integration uses
# description: >-
#   Least privilege is computed from the operations that an integration uses. A manifest that lists none counts as using
#   all of them. Then no scope is excess, and every operation that the provider adds later counts as used too.
# related_resources:
#   - ref: https://owasp.org/API-Security/editions/2023/en/0xa5-broken-function-level-authorization/
# custom:
#   id: integration/unlisted-operations
#   entity: integration
#   severity: medium
#   profile: baseline
#   fix: >-
#     List in contract.operations what the integration uses, by operationId or as METHOD /path. If it uses every
#     operation, list every operation.
#   controls: [guide/3.scopes, guide/2.inventory, OWASP-API5:2023, CWE-272]
package sealint.integration.unlisted_operations

import data.sealint.lib.text
import data.sealint.lib.violations

deny contains finding if {
	input.spec.contract.path != ""
	count(object.get(input.spec.contract, "operations", [])) == 0
	not violations.at(input.violations, ["spec", "contract", "operations"])
	finding := {
		"message": sprintf("the manifest does not list the operations that it uses, so %s%s", [counted, proved]),
		"at": ["spec", "contract", "operations"],
	}
}

counted := sprintf("all %d operations count as used", [count(input.contract.called)]) if count(input.contract.called) > 1

else := "all operations count as used"

# The operations that Pact files and Arazzo descriptions call.
proved := sprintf("; its proofs call %s", [text.first(input.usage.called, 20)]) if count(input.usage.called) > 0

else := ""

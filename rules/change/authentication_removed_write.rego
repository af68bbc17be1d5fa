# METADATA
# title: Operations that change data keep their authentication
# description: >-
#   The operation demanded a credential of its callers, and no longer does: everyone who can reach it can call it.
#   An empty list of requirements on an operation removes the one of the document.
# custom:
#   id: change/authentication-removed-write
#   entity: change_operation
#   severity: critical
#   profile: baseline
#   fix: >-
#     Demand the credential again. If the operation is public on purpose, accept the finding by a waiver that says
#     why.
#   controls: [guide/3.tokens, OWASP-API2:2023, CWE-306]
package sealint.change.authentication_removed_write

import data.sealint.lib.access

deny contains finding if {
	not input.after.reads
	some admitted in input.access.admits
	admitted.how == "nothing"
	finding := access.told(input, admitted, sprintf("anybody may now call %s; before, callers needed %s", [access.subject(input), admitted.was]))
}

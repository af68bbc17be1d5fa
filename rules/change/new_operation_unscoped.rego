# METADATA
# title: New operations demand scopes where others do
# description: >-
#   The change adds an operation that every token of a scheme may call, although most operations with this scheme
#   demand scopes. It is reported if more than half of the operations of the base that demand the scheme demand a
#   scope of it.
# custom:
#   id: change/new-operation-unscoped
#   entity: change_operation
#   severity: medium
#   profile: recommended
#   fix: >-
#     Demand the scope that the operation is for.
#   controls: [guide/3.scopes, OWASP-API5:2023, CWE-285]
package sealint.change.new_operation_unscoped

import data.sealint.lib.security

deny contains finding if {
	some unscoped in input.access.unscoped
	finding := {
		"message": sprintf("any token of %s may call the new operation %s %s; %d of %d operations with it demand scopes", [
			unscoped.scheme,
			input.after.method,
			input.after.path,
			unscoped.scoped,
			unscoped.all,
		]),
		"at": security.alternative_at(input.after.security, unscoped.index),
	}
}

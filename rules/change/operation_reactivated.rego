# METADATA
# title: Deprecated operations do not come back
# description: >-
#   The operation was being retired and is not deprecated any more. What made people retire it, such as weak
#   security, is often still there.
# custom:
#   id: change/operation-reactivated
#   entity: change_operation
#   severity: low
#   profile: recommended
#   fix: >-
#     Keep the operation deprecated; if it comes back on purpose, review it like a new one.
#   controls: [guide/5.versioning, OWASP-API9:2023, CWE-1059]
package sealint.change.operation_reactivated

deny contains finding if {
	input.before.deprecated
	input.after.deprecated == false
	finding := {
		"message": sprintf("%s %s was being retired; now it is back", [input.after.method, input.after.path]),
		"at": [],
		"related": [{"ref": ["before", "deprecated"], "message": "before"}],
	}
}

# METADATA
# title: Administrative operations go on demanding more than others
# description: >-
#   An operation for administrators demanded something that no other operation did. After the change it demands
#   the same as an ordinary one: whoever may call that may administrate.
# custom:
#   id: change/admin-access-levelled
#   entity: change_operation
#   severity: high
#   profile: recommended
#   fix: >-
#     Demand a scope or credential that only administrators have.
#   controls: [guide/3.scopes, OWASP-API5:2023, CWE-269]
package sealint.change.admin_access_levelled

deny contains finding if {
	input.after.administrative
	input.before.ordinary_twin == ""
	input.after.ordinary_twin != ""
	count(input.access.admits) > 0
	finding := {
		"message": sprintf("the administrative operation %s %s now demands no more than %s", [input.after.method, input.after.path, input.after.ordinary_twin]),
		"at": ["security"],
		"related": [{"ref": ["before", "security"], "message": "before"}],
	}
}

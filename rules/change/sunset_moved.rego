# METADATA
# title: The announced end of an operation is not put off
# description: >-
#   The operation was to end on an announced day. Now it ends later, or nobody says when: old code stays reachable
#   longer than was decided. If it is no longer deprecated, change/operation-reactivated is reported instead.
# custom:
#   id: change/sunset-moved
#   entity: change_operation
#   severity: low
#   profile: recommended
#   fix: >-
#     Keep the date, and help the clients that still use the operation.
#   controls: [guide/5.versioning, OWASP-API9:2023, CWE-1059]
package sealint.change.sunset_moved

deny contains finding if {
	input.before.sunset != ""
	not reactivated
	finding := {
		"message": sprintf("%s %s was to end on %s; now %s", [input.after.method, input.after.path, input.before.sunset, until]),
		"at": ["x-sunset"],
		"related": [{"ref": ["before", "x-sunset"], "message": "before"}],
	}
}

until := sprintf("it ends on %s", [input.after.sunset]) if input.after.sunset > input.before.sunset

until := "nobody says when it ends" if {
	input.after.sunset == ""
	not input.after.sunset_declared
}

reactivated if {
	input.before.deprecated
	not input.after.deprecated
}

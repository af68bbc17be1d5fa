# METADATA
# title: Operations are deprecated before they are removed
# description: >-
#   The operation is gone before the day that was announced, or without having been deprecated at all. Clients
#   break without warning, and the old code behind it often stays reachable while nobody watches it. An operation
#   that moved to another path with the same operationId is not gone.
# custom:
#   id: change/operation-removed-early
#   entity: change_operation
#   severity: medium
#   profile: recommended
#   fix: >-
#     Deprecate the operation first, with x-sunset, and remove it after that day.
#   controls: [guide/5.versioning, OWASP-API9:2023, CWE-1059]
package sealint.change.operation_removed_early

deny contains finding if {
	input.status == "removed"
	input.before.kind == "path"
	finding := {
		"message": sprintf("%s %s is gone %s", [input.before.method, input.before.path, reason]),
		"at": [],
		"related": [{"ref": ["before"], "message": "before"}],
	}
}

reason := "without having been deprecated" if not input.before.deprecated

reason := sprintf("before its end on %s", [input.before.sunset]) if {
	input.before.deprecated
	input.before.sunset > data.sealint.today
}

# METADATA
# title: Whoever deprecates an operation says when it ends
# description: >-
#   The change deprecates the operation and names no day on which it ends. Clients ignore that, and the old
#   operation stays for ever.
# custom:
#   id: change/deprecated-without-sunset
#   entity: change_operation
#   severity: low
#   profile: recommended
#   fix: >-
#     Set x-sunset to the date, or document the Sunset header.
#   controls: [guide/5.versioning, OWASP-API9:2023, CWE-1059]
package sealint.change.deprecated_without_sunset

deny contains finding if {
	input.after.deprecated
	input.before.deprecated == false
	not input.after.sunset_declared
	finding := {
		"message": sprintf("%s %s is deprecated now and has no end", [input.after.method, input.after.path]),
		"at": ["deprecated"],
		"related": [{"ref": ["before"], "message": "before"}],
	}
}

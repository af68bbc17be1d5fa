# METADATA
# title: What breaks callers has a new version
# description: >-
#   Callers that the change breaks have no time to react if the version says that nothing happened. Reported are
#   operations that are gone before their end or have another URL, parameters that are required now, and success
#   statuses that are gone; fields that requests must have now, types and listed values that requests may not have
#   any more, fields that responses do not have any more, and types that they did not have. A new first number of
#   info.version (of 0.x the second), a later date, or a higher version in the URL makes such changes right. What
#   holds only under a condition, or in one of several alternatives, is not looked at.
# custom:
#   id: change/breaking-without-version
#   entity: change_contract
#   severity: medium
#   profile: recommended
#   fix: >-
#     Raise the first number of info.version, or keep what callers use until they have moved.
#   controls: [guide/5.versioning, OWASP-API9:2023, CWE-1059]
package sealint.change.breaking_without_version

import data.sealint.lib.text

deny contains finding if {
	input.after.info_version != ""
	not input.new_major
	input.version_order != "lower" # change/version-decreased says so
	count(breaking) > 0
	finding := {
		"message": sprintf("%s: %s", [intro, text.first(breaking, 5)]),
		"at": ["info", "version"],
		"related": [{"ref": ["before", "info", "version"], "message": "before"}],
	}
}

breaking := [b.text |
	some b in input.breaking
	not over(b)
]

# The operation was announced to end by now.
over(b) if {
	b.until != ""
	b.until <= data.sealint.today
}

intro := sprintf("callers break, and the version stays %s", [input.after.info_version]) if input.before.info_version == input.after.info_version

intro := sprintf("callers break, and %s is no new major version after %s", [input.after.info_version, input.before.info_version]) if {
	input.before.info_version != input.after.info_version
}

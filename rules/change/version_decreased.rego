# METADATA
# title: The version of the API does not fall
# description: >-
#   A lower version means that an older contract replaced the newer one, with all that had been mended since, or
#   that clients which compare versions do not see the change.
# custom:
#   id: change/version-decreased
#   entity: change_contract
#   severity: medium
#   profile: recommended
#   fix: >-
#     Give the contract a higher version; if an older one is restored on purpose, release it under a new version.
#   controls: [guide/5.versioning, OWASP-API9:2023, CWE-1059]
package sealint.change.version_decreased

deny contains finding if {
	input.version_order == "lower"
	finding := {
		"message": sprintf("the version fell from %s to %s", [input.before.info_version, input.after.info_version]),
		"at": ["info", "version"],
		"related": [{"ref": ["before", "info", "version"], "message": "before"}],
	}
}

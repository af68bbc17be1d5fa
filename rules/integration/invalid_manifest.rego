# METADATA
# title: The manifest is valid
# description: >-
#   A field that is misspelt or has the wrong form states nothing: sealint cannot check it, while a reader believes
#   that it was checked.
# custom:
#   id: integration/invalid-manifest
#   entity: integration
#   severity: high
#   profile: baseline
#   fix: >-
#     Correct the field. The command sealint schema integration prints the schema; editors can use it.
#   controls: [guide/5.strictness]
package sealint.integration.invalid_manifest

deny contains finding if {
	some violation in input.violations
	finding := {"message": violation.message, "at": array.concat(["violations"], violation.at)}
}

# METADATA
# title: The manifest is as its schema says
# description: >-
#   A field that is misspelt or of the wrong form says nothing: whatever it was to state is not judged, and a reader
#   believes that it was.
# custom:
#   id: integration/invalid-manifest
#   entity: integration
#   severity: high
#   profile: baseline
#   fix: >-
#     Correct the field; sealint schema integration prints the schema, which editors can use.
#   controls: [guide/5.strictness]
package sealint.integration.invalid_manifest

deny contains finding if {
	some violation in input.violations
	finding := {"message": violation.message, "at": array.concat(["violations"], violation.at)}
}

# METADATA
# title: Classified data stays classified
# description: >-
#   What is not classified is treated as if it were ordinary data: it is logged, exported and shown.
# custom:
#   id: change/classification-removed
#   entity: change_value
#   severity: high
#   profile: baseline
#   fix: >-
#     State x-data-classification again.
#   controls: [guide/2.classification, CWE-200]
package sealint.change.classification_removed

import data.sealint.lib.values

deny contains finding if {
	input.status == "modified"
	input.before.classification != ""
	input.after.classification == ""
	message := sprintf("%s was %s, and nothing says so any more", [input.name, input.before.classification])
	finding := values.told(message, [], ["x-data-classification"])
}

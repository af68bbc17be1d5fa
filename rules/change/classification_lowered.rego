# METADATA
# title: The classification of data does not fall
# description: >-
#   The class of data decides who may see it, how it is stored and what is masked. A lower class takes all of that
#   back without another edit.
# custom:
#   id: change/classification-lowered
#   entity: change_value
#   severity: high
#   profile: baseline
#   fix: >-
#     Restore the classification, or have the owner of the data confirm the lower one.
#   controls: [guide/2.classification, CWE-200]
package sealint.change.classification_lowered

import data.sealint.lib.values

deny contains finding if {
	input.status == "modified"
	rank[input.after.classification] < rank[input.before.classification]
	message := sprintf("%s was %s, and is %s", [input.name, input.before.classification, input.after.classification])
	finding := values.told(message, ["x-data-classification"], ["x-data-classification"])
}

rank := {"public": 1, "internal": 2, "confidential": 3, "restricted": 4}

# METADATA
# title: The classification of the data is not lowered
# description: >-
#   Rules, reviews and people take the classification for the truth: what is lowered loses its protection everywhere
#   at once.
# custom:
#   id: change/data-classification-lowered
#   entity: change_integration
#   severity: high
#   profile: baseline
#   fix: >-
#     Keep data.classification, unless the most sensitive data really is no longer transferred.
#   controls: [guide/2.classification, CWE-200]
package sealint.change.data_classification_lowered

import data.sealint.lib.classifications
import data.sealint.lib.manifests

deny contains finding if some finding in manifests.findings(input, weaker)

weaker contains {"at": at, "message": sprintf("data was %s, now it is %s", [before, after])} if {
	before := input.before.spec.data.classification
	after := input.after.spec.data.classification
	classifications.rank[after] < classifications.rank[before]
}

weaker contains {"at": at, "message": sprintf("data was %s; the manifest no longer says what it is", [before])} if {
	before := input.before.spec.data.classification
	classifications.rank[before] > 0
	manifests.dropped(input, at)
}

at := ["spec", "data", "classification"]

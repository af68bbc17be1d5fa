# METADATA
# title: Deletion reaches as many copies as before
# description: >-
#   A copy that is not deleted with the original outlives every promise.
# custom:
#   id: change/deletion-weakened
#   entity: change_integration
#   severity: medium
#   profile: recommended
#   fix: >-
#     Keep data.deletion at propagated.
#   controls: [guide/8.regulated]
package sealint.change.deletion_weakened

import data.sealint.lib.manifests

deny contains finding if some finding in manifests.findings(input, weaker)

weaker contains {"at": at, "message": sprintf("deletion reached %s; now it reaches %s", [reach[before], reach[after]])} if {
	before := input.before.spec.data.deletion
	after := input.after.spec.data.deletion
	rank[after] < rank[before]
}

weaker contains {"at": at, "message": sprintf("deletion reached %s; the manifest no longer says what it reaches", [reach[before]])} if {
	before := input.before.spec.data.deletion
	rank[before] > 0
	manifests.dropped(input, at)
}

at := ["spec", "data", "deletion"]

rank := {"none": 0, "local": 1, "propagated": 2}

reach := {"none": "no copy", "local": "only our own copy", "propagated": "the copies of all receivers"}

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
#     Keep data.deletion at propagated, and deletes of the consumers and of the provider at true.
#   controls: [guide/8.regulated]
package sealint.change.deletion_weakened

import data.sealint.lib.manifests
import data.sealint.lib.receivers

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

weaker contains {"at": ["spec", "provider", "deletes"], "message": "the manifest no longer says that the provider deletes its copies"} if {
	manifests.switched_off(input, ["spec", "provider", "deletes"])
	not input.after.spec.provider.data == "none"
}

deny contains finding if {
	some pair in input.consumers
	input.before.receivers[pair.before].deletes
	consumer := input.after.receivers[pair.after]
	not consumer.deletes
	consumer.form != "none"
	not receivers.misstated(input.after, consumer, "deletes")
	message := sprintf("the manifest no longer says that %s deletes its copies", [receivers.words(consumer)])
	finding := manifests.told(message, ["spec", "consumers", pair.after, "deletes"], ["spec", "consumers", pair.before, "deletes"])
}

at := ["spec", "data", "deletion"]

rank := {"none": 0, "local": 1, "propagated": 2}

reach := {"none": "no copy", "local": "only our own copy", "propagated": "the copies of all receivers"}

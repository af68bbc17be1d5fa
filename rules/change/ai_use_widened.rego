# METADATA
# title: Models use the data as carefully as before
# description: >-
#   What a model has learned cannot be deleted from it. Data that was collected to answer questions was not collected
#   to train.
# related_resources:
#   - ref: https://www.nist.gov/itl/ai-risk-management-framework
# custom:
#   id: change/ai-use-widened
#   entity: change_integration
#   severity: medium
#   profile: recommended
#   fix: >-
#     Keep ai.use, and the records and runbooks of training data.
#   controls: [guide/8.ai]
package sealint.change.ai_use_widened

import data.sealint.lib.manifests

deny contains finding if some finding in manifests.findings(input, weaker)

weaker contains {"at": ["spec", "ai", "use"], "message": sprintf("the data was used for %s; now it is used for %s", [before, uses[after]])} if {
	after := input.after.spec.ai.use
	after in {"training", "both"}
	before := narrower
}

weaker contains {"at": at, "message": sprintf("%s; now it is not", [words])} if {
	trains
	some name, stated in records
	at := ["spec", "ai", name]
	some value, words in stated
	object.get(input.before, at, "") == value
	object.get(input.after, at, "") == "none"
}

weaker contains {"at": at, "message": sprintf("the manifest no longer links the runbook for %s", [words])} if {
	trains
	some name, words in {"quarantine": "poisoned training data", "rollback": "an earlier model"}
	at := ["spec", "ai", name]
	manifests.dropped(input, at)
}

weaker contains {"at": at, "message": sprintf("%s; now it does", [before])} if {
	at := ["spec", "ai", "providerTrains"]
	input.after.spec.ai.providerTrains == true
	before := untrained(at)
}

weaker contains {"at": at, "message": "the manifest no longer says that the provider trains no models with the data"} if {
	at := ["spec", "ai", "providerTrains"]
	input.before.spec.ai.providerTrains == false
	manifests.dropped(input, at)
	not "spec.ai" in input.after.absent
}

deny contains finding if {
	some pair in input.consumers
	was := input.before.spec.consumers[pair.before]
	now := input.after.spec.consumers[pair.after]
	now.trains
	not was.trains
	field := ["trains"]
	message := sprintf("consumer %s was not said to train models with the data; now it does", [now.name])
	finding := manifests.told(message, consumer_at(pair.after, field), consumer_at(pair.before, field))
}

consumer_at(index, field) := array.concat(["spec", "consumers", sprintf("%d", [index])], field)

untrained(at) := "the provider trained no models with the data" if object.get(input.before, at, true) == false

untrained(at) := "the provider was not said to train models with the data" if concat(".", at) in input.before.absent

narrower := "inference only" if input.before.spec.ai.use == "inference"

narrower := "no model" if "spec.ai" in input.before.absent

narrower := "no model" if input.before.spec.ai.use == "none"

# Without training there is no training data to record.
trains if {
	not input.after.spec.ai.use in {"inference", "none"}
	not "spec.ai" in input.after.absent
}

trains if input.after.spec.ai.providerTrains

records := {
	"provenance": {"tracked": "the origin of training data was recorded"},
	"consent": {"recorded": "the consent of the persons in the data was recorded"},
}

uses := {"training": "training", "both": "training, too"}

# METADATA
# title: Nobody else sees the data than before
# description: >-
#   Each consumer is another place where the data can leak, with controls of its own. The owner of the data should
#   know each of them.
# custom:
#   id: change/consumer-added
#   entity: change_integration
#   severity: medium
#   profile: recommended
#   fix: >-
#     Check that the consumer needs the data, and pass on aggregated or pseudonymised data if that is enough.
#   controls: [guide/2.inventory, guide/4.minimization, CWE-359]
package sealint.change.consumer_added

import data.sealint.lib.manifests

deny contains finding if {
	some i in input.consumers_gained
	consumer := input.after.spec.consumers[i]
	not consumer.data == "none"
	message := sprintf("%s now sees the data (%s)", [consumer.name, form(consumer)])
	finding := manifests.told(message, ["spec", "consumers", i], ["spec", "consumers"])
}

deny contains finding if {
	some pair in input.consumers
	input.before.spec.consumers[pair.before].data == "none"
	consumer := input.after.spec.consumers[pair.after]
	consumer.data in {"aggregated", "pseudonymised", "without-persons"} # another rule speaks of data in full
	message := sprintf("%s now sees the data (%s)", [consumer.name, consumer.data])
	finding := manifests.told(message, ["spec", "consumers", pair.after, "data"], ["spec", "consumers", pair.before, "data"])
}

deny contains finding if {
	at := ["spec", "provider", "data"]
	input.before.spec.provider.data == "none"
	form := input.after.spec.provider.data
	form in {"aggregated", "pseudonymised", "without-persons"}
	finding := manifests.told(sprintf("the provider now sees the data (%s)", [form]), at, at)
}

form(consumer) := consumer.data

form(consumer) := "in a form that is not stated" if not consumer.data

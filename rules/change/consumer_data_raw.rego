# METADATA
# title: Consumers and the provider go on seeing data in the form that they saw
# description: >-
#   Reports need numbers, not people. Data in full goes to places where the controls of the integration do not apply.
# custom:
#   id: change/consumer-data-raw
#   entity: change_integration
#   severity: high
#   profile: baseline
#   fix: >-
#     Aggregate or pseudonymise the data again before it is passed on.
#   controls: [guide/4.minimization, guide/2.inventory, CWE-359]
package sealint.change.consumer_data_raw

import data.sealint.lib.manifests
import data.sealint.lib.violations

deny contains finding if {
	some pair in input.consumers
	before := input.before.spec.consumers[pair.before]
	before.data in {"aggregated", "pseudonymised", "without-persons", "none"}
	words := now(pair.after)
	message := sprintf("%s saw %s; %s", [input.after.spec.consumers[pair.after].name, forms[before.data], words])
	finding := manifests.told(message, ["spec", "consumers", pair.after, "data"], ["spec", "consumers", pair.before, "data"])
}

deny contains finding if {
	was := input.before.spec.provider.data
	was in {"aggregated", "pseudonymised", "without-persons", "none"}
	not input.after.spec.provider.party == "first"
	words := provider_sees
	at := ["spec", "provider", "data"]
	finding := manifests.told(sprintf("the provider saw %s; %s", [forms[was], words]), manifests.place(input, at), at)
}

provider_sees := "now it sees the data in full" if input.after.spec.provider.data == "full"

provider_sees := "the manifest no longer says in which form it sees the data" if manifests.dropped(input, ["spec", "provider", "data"])

now(i) := "now it sees the data in full" if input.after.spec.consumers[i].data == "full"

now(i) := "the manifest no longer says in which form it sees the data" if {
	not input.after.spec.consumers[i].data
	not violations.at(input.after.violations, ["spec", "consumers", sprintf("%d", [i]), "data"])
}

forms := {"aggregated": "aggregated data", "pseudonymised": "pseudonymised data", "without-persons": "data without persons", "none": "no data"}

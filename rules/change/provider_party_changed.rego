# METADATA
# title: The provider does not move outside
# description: >-
#   What the own organisation runs, its people can inspect and stop. A third party has owners, laws and incidents of
#   its own.
# custom:
#   id: change/provider-party-changed
#   entity: change_integration
#   severity: medium
#   profile: recommended
#   fix: >-
#     Review the provider as a new one: contract, processing agreement, threat model.
#   controls: [guide/2.inventory, guide/12.organisation]
package sealint.change.provider_party_changed

import data.sealint.lib.manifests

deny contains finding if some finding in manifests.findings(input, weaker)

weaker contains {"at": ["spec", "provider", "party"], "message": sprintf("the provider was %s, now it is %s", [words[before], words[after]])} if {
	before := input.before.spec.provider.party
	after := input.after.spec.provider.party
	rank[after] > rank[before]
}

rank := {"first": 0, "partner": 1, "third": 2}

words := {"first": "our own organisation", "partner": "a partner", "third": "a third party"}

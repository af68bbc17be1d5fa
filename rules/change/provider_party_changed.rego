# METADATA
# title: The provider does not move outside
# description: >-
#   What the own organisation runs, its people can inspect and stop. A third party has owners, laws and incidents of
#   its own, and findings in its contract do not fail the gate. A provider of another kind does something else with the
#   data.
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
import data.sealint.lib.receivers

deny contains finding if some finding in manifests.findings(input, weaker)

weaker contains {"at": ["spec", "provider", "party"], "message": sprintf("the provider was %s, now it is %s", [words[before], words[after]])} if {
	before := input.before.spec.provider.party
	after := input.after.spec.provider.party
	rank[after] > rank[before]
}

weaker contains {"at": ["spec", "provider", "party"], "message": sprintf("the provider was not said to be another organisation, now it is %s", [words[after]])} if {
	"spec.provider.party" in input.before.absent
	after := input.after.spec.provider.party
	rank[after] > 0
}

weaker contains {"at": ["spec", "contract", "by"], "message": "the contract was not said to be the provider's, now it is"} if {
	input.after.spec.contract.by == "provider"
	"spec.contract.by" in input.before.absent
	not "spec.contract" in input.before.absent
}

weaker contains {"at": ["spec", "contract", "by"], "message": "the contract was ours, now it is the provider's"} if {
	input.after.spec.contract.by == "provider"
	input.before.spec.contract.by == "us"
}

weaker contains {"at": ["spec", "provider", "kind"], "message": sprintf("the provider was %q, now it is %q", [before, after])} if {
	before := input.before.spec.provider.kind
	after := input.after.spec.provider.kind
	receivers.spelling(before) != receivers.spelling(after)
	not receivers.vague(before)
	elsewhere
}

weaker contains {"at": ["spec", "provider", "kind"], "message": sprintf("the provider was %q; the manifest no longer says what kind it is", [before])} if {
	before := input.before.spec.provider.kind
	not receivers.vague(before)
	manifests.dropped(input, ["spec", "provider", "kind"])
	elsewhere
}

elsewhere if input.after.spec.provider.party in {"partner", "third"}

rank := {"first": 0, "partner": 1, "third": 2}

words := {"first": "our own organisation", "partner": "a partner", "third": "a third party"}

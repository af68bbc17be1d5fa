package sealint.change.provider_party_changed_test

import data.sealint.change.provider_party_changed

test_outside if {
	provider_party_changed.deny == {{
		"message": "the provider was our own organisation, now it is a third party",
		"at": ["spec", "provider", "party"],
		"related": [{"ref": ["before", "spec", "provider", "party"], "message": "before"}],
	}} with input as {"before": party("first"), "after": party("third")}
}

test_inside if {
	count(provider_party_changed.deny) == 0 with input as {"before": party("third"), "after": party("partner")}
}

# The contract of another organisation is not judged as ours.
test_first_said_to_be_outside if {
	some finding in provider_party_changed.deny with input as {"before": {"spec": {}, "absent": ["spec.provider.party"]}, "after": party("partner")}
	finding.message == "the provider was not said to be another organisation, now it is a partner"
	count(provider_party_changed.deny) == 0 with input as {"before": {"spec": {}, "absent": ["spec.provider.party"]}, "after": party("first")}
}

party(party) := {"spec": {"provider": {"party": party}}, "absent": []}

test_contract_given_away if {
	some first in provider_party_changed.deny with input as {"before": {"spec": {}, "absent": ["spec.contract.by"]}, "after": contract("provider")}
	first.message == "the contract was not said to be the provider's, now it is"
	some other in provider_party_changed.deny with input as {"before": contract("us"), "after": contract("provider")}
	other.message == "the contract was ours, now it is the provider's"
	count(provider_party_changed.deny) == 0 with input as {"before": contract("provider"), "after": contract("us")}
}

contract(by) := {"spec": {"contract": {"by": by}}, "absent": []}

test_kind if {
	some finding in provider_party_changed.deny with input as kinds("payments", {"party": "third", "kind": "ai"}, [])
	finding.message == "the provider was \"payments\", now it is \"ai\""
	some other in provider_party_changed.deny with input as kinds("payments", {"party": "third"}, ["spec.provider.kind"])
	other.message == "the provider was \"payments\"; the manifest no longer says what kind it is"
	count(provider_party_changed.deny) == 0 with input as kinds("dataWarehouse", {"party": "third", "kind": "data warehouses"}, [])
	count(provider_party_changed.deny) == 0 with input as kinds("other", {"party": "third", "kind": "ai"}, [])
	count(provider_party_changed.deny) == 0 with input as kinds("payments", {"party": "first", "kind": "ai"}, [])
}

kinds(before, after, absent) := {
	"before": {"spec": {"provider": {"party": "third", "kind": before}}, "absent": []},
	"after": {"spec": {"provider": after}, "absent": absent},
}

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

party(party) := {"spec": {"provider": {"party": party}}, "absent": []}

package sealint.integration.no_onboarding_test

import data.sealint.integration.no_onboarding

test_not_stated if {
	every direction in ["inbound", "bidirectional"] {
		no_onboarding.deny == {
			{"message": "the manifest links no documentation for callers", "at": ["spec", "onboarding", "docs"]},
			{"message": "the manifest does not state whether defaults are secure", "at": ["spec", "onboarding", "secureDefaults"]},
		} with input as {"absent": unstated, "spec": {"direction": direction}}
	}
}

test_insecure_defaults if {
	no_onboarding.deny == {{
		"message": "defaults are not secure",
		"at": ["spec", "onboarding", "secureDefaults"],
	}} with input as {"absent": [], "spec": {"direction": "inbound", "onboarding": {"secureDefaults": false}}}
}

test_stated if {
	count(no_onboarding.deny) == 0 with input as {"absent": [], "spec": {
		"direction": "bidirectional",
		"onboarding": {"docs": "https://a.test", "secureDefaults": true},
	}}
}

test_misstated if {
	count(no_onboarding.deny) == 0 with input as {"absent": [], "spec": {"direction": "inbound"}}
}

# An outbound integration has no callers to document it for; without a direction nobody can tell.
test_outbound if {
	every spec in [{"direction": "outbound"}, {}] {
		count(no_onboarding.deny) == 0 with input as {"absent": array.concat(["spec.direction"], unstated), "spec": spec}
	}
	count(no_onboarding.deny) == 0 with input as {"absent": [], "spec": {
		"direction": "outbound",
		"onboarding": {"secureDefaults": false},
	}}
}

unstated := ["spec.onboarding", "spec.onboarding.docs", "spec.onboarding.secureDefaults"]

test_the_interface_of_the_provider if {
	every party in ["partner", "third"] {
		count(no_onboarding.deny) == 0 with input as inbound(party)
	}
	count(no_onboarding.deny) == 2 with input as inbound("first")
}

inbound(party) := {
	"absent": ["spec.onboarding", "spec.onboarding.docs", "spec.onboarding.secureDefaults"],
	"spec": {"direction": "inbound", "provider": {"party": party}, "contract": {"by": "provider"}},
}

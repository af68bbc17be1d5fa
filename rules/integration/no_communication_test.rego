package sealint.integration.no_communication_test

import data.sealint.integration.no_communication

test_provider if {
	every party in ["partner", "third"] {
		no_communication.deny == {{
			"message": "the manifest does not link who tells the provider acme about an incident",
			"at": ["spec", "operations", "communication"],
		}} with input as told("provider", "", party, ["spec.operations.communication"])
	}
	count(no_communication.deny) == 0 with input as told("provider", "", "first", ["spec.operations.communication"])
	count(no_communication.deny) == 0 with input as told("provider", "", "third", [])
}

test_consumer if {
	some finding in no_communication.deny with input as told("consumer", "customers", "first", ["spec.operations.communication"])
	finding.message == "the manifest does not link who tells consumer acme (customers) about an incident"
	count(no_communication.deny) == 0 with input as told("consumer", "analytics", "first", ["spec.operations.communication"])
}

told(role, kind, party, absent) := {
	"absent": absent,
	"spec": {"provider": {"party": party}},
	"receivers": [{"role": role, "name": "acme", "kind": kind}],
}

package sealint.integration.undeclared_receiver_test

import data.sealint.integration.undeclared_receiver

test_contradicted if {
	undeclared_receiver.deny == {{
		"message": "the manifest states that the provider receives no data, but requests of POST /payments carry email, iban",
		"at": ["spec", "provider", "data"],
		"related": [{"ref": ["contract", "used", 1], "message": "requests of POST /payments carry email, iban"}],
	}} with input as facts({"party": "third", "data": "none"}, "outbound")
}

test_persons_after_all if {
	some finding in undeclared_receiver.deny with input as facts({"party": "third", "data": "without-persons"}, "outbound")
	finding.message == "the manifest states that the provider receives data without persons, but requests of POST /payments carry email"
	count(undeclared_receiver.deny) == 0 with input as facts({"party": "first", "data": "without-persons"}, "outbound")
}

test_both_call_by_the_contract_of_the_provider if {
	both := facts({"party": "third", "data": "none"}, "bidirectional")
	count(undeclared_receiver.deny) == 1 with input as object.union(both, {"spec": {"contract": {"by": "provider"}}})
}

test_not_contradicted if {
	every other in [{"party": "third", "data": "full"}, {"party": "third"}, {"party": "first", "data": "none"}] {
		count(undeclared_receiver.deny) == 0 with input as facts(other, "outbound")
	}
	count(undeclared_receiver.deny) == 0 with input as facts({"party": "third", "data": "none"}, "inbound")
	count(undeclared_receiver.deny) == 0 with input as facts({"party": "third", "data": "none"}, "bidirectional")
}

facts(provider, direction) := {
	"spec": {"provider": provider, "direction": direction},
	"contract": {"used": [
		{"name": "GET /payments", "sends_fields": []},
		{"name": "POST /payments", "sends_fields": ["email", "iban"], "sends_persons": ["email"]},
	]},
}

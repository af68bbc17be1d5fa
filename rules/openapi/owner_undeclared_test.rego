package sealint.openapi.owner_undeclared_test

import data.sealint.openapi.owner_undeclared

test_nobody if {
	owner_undeclared.deny == {{"message": "info.contact has neither email nor url", "at": ["info", "contact"]}} with input as facts({"contact": {"email": "", "url": ""}})
}

test_no_contact if {
	owner_undeclared.deny == {{"message": "info has no contact", "at": ["info", "contact"]}} with input as {"security_contact": true}
}

test_no_security_contact if {
	owner_undeclared.deny == {{"message": "the contract does not say how to report a security problem", "at": ["info", "x-security-contact"]}} with input as facts({"security_contact": false})
}

test_url if {
	count(owner_undeclared.deny) == 0 with input as facts({"contact": {"email": "", "url": "https://payments.internal"}})
}

test_declared if {
	count(owner_undeclared.deny) == 0 with input as facts({})
}

facts(overrides) := object.union({"contact": {"name": "Payments", "email": "payments@payments.internal", "url": ""}, "security_contact": true}, overrides)

package sealint.openapi.discriminator_property_test

import data.sealint.openapi.discriminator_property

fault := {"at": ["discriminator", "propertyName"], "message": "the discriminator \"kind\" is not required"}

test_fault if {
	discriminator_property.deny == {fault} with input as {"direction": "request", "discriminator_faults": [fault]}
}

test_unused if {
	count(discriminator_property.deny) == 0 with input as {"direction": "none", "discriminator_faults": [fault]}
}

test_none if {
	count(discriminator_property.deny) == 0 with input as {"direction": "both", "discriminator_faults": []}
}

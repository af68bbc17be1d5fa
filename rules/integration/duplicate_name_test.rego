package sealint.integration.duplicate_name_test

import data.sealint.integration.duplicate_name

test_one_name_twice if {
	duplicate_name.deny == {{
		"message": "the name \"ledger\" is also the name of another integration",
		"at": ["integrations", 2, "metadata", "name"],
		"related": [{"ref": ["integrations", 0, "metadata", "name"], "message": "the first integration of that name"}],
	}} with input as {"integrations": [named("ledger", 0), named("orders", 1), named("ledger", 0)]}
}

test_each_further_one if {
	count(duplicate_name.deny) == 2 with input as {"integrations": [named("ledger", 0), named("ledger", 0), named("ledger", 0)]}
}

test_different_names if {
	count(duplicate_name.deny) == 0 with input as {"integrations": [named("ledger", 0), named("orders", 1)]}
}

# A missing name is a violation of the schema.
test_no_names if {
	count(duplicate_name.deny) == 0 with input as {"integrations": [named("", 0), named("", 0)]}
}

test_no_integrations if {
	count(duplicate_name.deny) == 0 with input as {"integrations": []}
}

named(name, first) := {"name": name, "first_named": first}

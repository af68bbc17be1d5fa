package sealint.integration.no_owner_test

import data.sealint.integration.no_owner

test_not_stated if {
	no_owner.deny == {
		{"message": "the manifest names no owner", "at": ["metadata", "owner"]},
		{"message": "the manifest names no contact for security problems", "at": ["metadata", "contacts", "security"]},
	} with input as {
		"absent": ["metadata.contacts", "metadata.contacts.security", "metadata.owner"],
		"metadata": {"name": "ledger"},
	}
}

test_blank if {
	no_owner.deny == {
		{"message": "the manifest names no owner", "at": ["metadata", "owner"]},
		{"message": "the manifest names no contact for security problems", "at": ["metadata", "contacts", "security"]},
	} with input as {"absent": [], "metadata": {"name": "ledger", "owner": " ", "contacts": {"security": " "}}}
}

test_stated if {
	count(no_owner.deny) == 0 with input as {
		"absent": ["metadata.contacts.oncall"],
		"metadata": {"name": "ledger", "owner": "team-a", "contacts": {"security": "sec@a.test"}},
	}
}

test_misstated if {
	count(no_owner.deny) == 0 with input as {"absent": [], "metadata": {"name": "ledger"}}
}

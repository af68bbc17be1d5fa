package sealint.change.tls_weakened_test

import data.sealint.change.tls_weakened

test_off if {
	tls_weakened.deny == {{
		"message": "the manifest no longer says that the client verifies certificates",
		"at": ["spec", "transport", "tls", "verify"],
		"related": [{"ref": ["before", "spec", "transport", "tls", "verify"], "message": "before"}],
	}} with input as {"before": verified(true), "after": verified(false)}
}

test_on if {
	count(tls_weakened.deny) == 0 with input as {"before": verified(false), "after": verified(true)}
}

verified(verify) := {"spec": {"transport": {"tls": {"verify": verify}}}, "absent": []}

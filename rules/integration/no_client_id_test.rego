package sealint.integration.no_client_id_test

import data.sealint.integration.no_client_id

test_no_client_id if {
	no_client_id.deny == {{
		"message": "the manifest does not state which client of the provider this integration is",
		"at": ["spec", "identity", "clientId"],
	}} with input as {"absent": ["spec.identity.clientId"], "spec": {"identity": {"method": "oauth2"}}}
}

test_stated if {
	count(no_client_id.deny) == 0 with input as {"absent": [], "spec": {"identity": {"method": "oauth2", "clientId": "c"}}}
}

# A caller without a credential has no client id.
test_anonymous if {
	count(no_client_id.deny) == 0 with input as {"absent": ["spec.identity.clientId"], "spec": {"identity": {"method": "none"}}}
}

# Another rule reports a missing method.
test_no_method if {
	count(no_client_id.deny) == 0 with input as {"absent": ["spec.identity.clientId", "spec.identity.method"], "spec": {}}
}

package sealint.change.token_life_lengthened_test

import data.sealint.change.token_life_lengthened

test_longer if {
	token_life_lengthened.deny == {{
		"message": "tokens lived 15m, now 55m",
		"at": ["spec", "identity", "tokenTTL"],
		"related": [{"ref": ["before", "spec", "identity", "tokenTTL"], "message": "before"}],
	}} with input as {"before": life("15m", 900), "after": life("55m", 3300)}
}

test_no_longer_stated if {
	some finding in token_life_lengthened.deny with input as {"before": life("15m", 900), "after": without("oidc")}
	finding.message == "tokens lived 15m; the manifest no longer says how long they do"
}

test_endless if {
	some finding in token_life_lengthened.deny with input as {"before": life("15m", 900), "after": object.remove(life("never", 0), ["token_ttl_seconds"])}
	finding.message == "tokens lived 15m, now they never end"
}

test_respelt_or_shorter if {
	count(token_life_lengthened.deny) == 0 with input as {"before": life("900s", 900), "after": life("15m", 900)}
	count(token_life_lengthened.deny) == 0 with input as {"before": life("15m", 900), "after": life("5m", 300)}
}

test_no_tokens_any_more if {
	count(token_life_lengthened.deny) == 0 with input as {"before": life("15m", 900), "after": without("mtls")}
}

life(ttl, seconds) := {"token_ttl_seconds": seconds, "spec": {"identity": {"method": "oidc", "tokenTTL": ttl}}, "absent": []}

without(method) := {"spec": {"identity": {"method": method}}, "absent": ["spec.identity.tokenTTL"]}

package sealint.openapi.weaker_alternative_test

import data.sealint.openapi.weaker_alternative

test_key_instead_of_token if {
	weaker_alternative.deny == {{"message": "key is accepted instead of oauth, which is stronger", "at": [1, "key"], "decision": `[["key"],["oauth"]]`}} with input as facts({"alternatives": [{"strength": "token", "requirements": [{"scheme": "oauth"}]}, {"strength": "static", "requirements": [{"scheme": "key"}]}]})
}

test_key_together_with_certificate if {
	count(weaker_alternative.deny) == 0 with input as facts({"alternatives": [{"strength": "token", "requirements": [{"scheme": "oauth"}]}, {"strength": "token", "requirements": [{"scheme": "key"}, {"scheme": "mtls"}]}]})
}

# The key of a signature is never sent, that of an API key is.
test_signature if {
	count(weaker_alternative.deny) == 1 with input as facts({"alternatives": [{"strength": "signature", "requirements": [{"scheme": "sigv4"}]}, {"strength": "static", "requirements": [{"scheme": "key"}]}]})
	count(weaker_alternative.deny) == 0 with input as facts({"alternatives": [{"strength": "signature", "requirements": [{"scheme": "sigv4"}]}, {"strength": "token", "requirements": [{"scheme": "oauth"}]}]})
}

test_keys_only if {
	count(weaker_alternative.deny) == 0 with input as facts({"alternatives": [{"strength": "static", "requirements": [{"scheme": "key"}]}, {"strength": "static", "requirements": [{"scheme": "basic"}]}]})
}

test_anonymous_is_another_rule if {
	count(weaker_alternative.deny) == 0 with input as facts({"alternatives": [{"strength": "token", "requirements": [{"scheme": "oauth"}]}, {"strength": "anonymous", "requirements": []}]})
}

facts(overrides) := object.union({"alternatives": []}, overrides)

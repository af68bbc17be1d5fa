package sealint.openapi.embedded_secret_test

import data.sealint.openapi.embedded_secret

test_secret if {
	embedded_secret.deny == {{"message": "token holds a GitHub token: ghp_… (40 characters)", "at": []}} with input as facts({"secrets": [{"kind": "a GitHub token", "shown": "ghp_… (40 characters)"}]})
}

test_key if {
	embedded_secret.deny == {{"message": "a key holds a GitHub token: ghp_… (40 characters)", "at": []}} with input as facts({"context": "key", "key": "", "secrets": [{"kind": "a GitHub token", "shown": "ghp_… (40 characters)"}]})
}

test_example_of_a_response if {
	count(embedded_secret.deny) == 0 with input as facts({"in_response": true, "secrets": [{"kind": "a GitHub token", "shown": "ghp_… (40 characters)"}]})
}

test_none if {
	count(embedded_secret.deny) == 0 with input as facts({"unsafe": ["a script element"]})
}

facts(overrides) := object.union({"context": "example", "key": "token", "secrets": [], "unsafe": [], "in_response": false}, overrides)

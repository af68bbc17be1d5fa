package sealint.openapi.secret_in_response_example_test

import data.sealint.openapi.secret_in_response_example

secret := {"kind": "a GitHub token", "shown": "ghp_… (40 characters)"}

test_response if {
	secret_in_response_example.deny == {{"message": "an example of a response holds a GitHub token: ghp_… (40 characters)", "at": []}} with input as {"context": "example", "key": "token", "secrets": [secret], "unsafe": [], "in_response": true}
}

test_elsewhere if {
	count(secret_in_response_example.deny) == 0 with input as {"context": "example", "key": "token", "secrets": [secret], "unsafe": [], "in_response": false}
}

test_markup if {
	count(secret_in_response_example.deny) == 0 with input as {"context": "example", "key": "token", "secrets": [], "unsafe": ["a script element"], "in_response": true}
}

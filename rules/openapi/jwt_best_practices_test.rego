package sealint.openapi.jwt_best_practices_test

import data.sealint.openapi.jwt_best_practices

test_no_profile if {
	jwt_best_practices.deny == {{"message": "\"jwt\" takes JSON Web Tokens, but names no profile for validating them", "at": ["bearerFormat"]}} with input as facts({})
}

test_profile if {
	count(jwt_best_practices.deny) == 0 with input as facts({"states_profile": true})
}

test_opaque_token if {
	count(jwt_best_practices.deny) == 0 with input as facts({"bearer_format": ""})
}

test_other_scheme if {
	count(jwt_best_practices.deny) == 0 with input as facts({"credential": "oauth2"})
}

facts(overrides) := object.union({"name": "jwt", "credential": "bearer", "bearer_format": "JWT", "states_profile": false}, overrides)

package sealint.integration.refresh_rotation_test

import data.sealint.integration.refresh_rotation

test_not_stated if {
	refresh_rotation.deny == {{
		"message": "the client gets refresh tokens, and the manifest does not state whether they are rotated",
		"at": ["spec", "identity", "refreshRotation"],
	}} with input as client({}, ["spec.identity.refreshRotation"], true)
}

test_not_rotated if {
	refresh_rotation.deny == {{
		"message": "refresh tokens are not rotated",
		"at": ["spec", "identity", "refreshRotation"],
	}} with input as client({"refreshRotation": false}, [], true)
}

test_not_asked if {
	count(refresh_rotation.deny) == 0 with input as client({"refreshRotation": true}, [], true)
	count(refresh_rotation.deny) == 0 with input as client({"senderConstraint": "dpop"}, ["spec.identity.refreshRotation"], true)
	count(refresh_rotation.deny) == 0 with input as client({}, ["spec.identity.refreshRotation"], false)
	count(refresh_rotation.deny) == 0 with input as client({}, [], true)
}

client(identity, absent, tokens) := {
	"absent": absent,
	"refresh_tokens": tokens,
	"spec": {"identity": object.union({"method": "oauth2"}, identity)},
}

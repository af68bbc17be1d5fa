package sealint.change.identity_weakened_test

import data.sealint.change.identity_weakened

test_weaker if {
	identity_weakened.deny == {{
		"message": "the client proved itself by oauth2, now by api-key",
		"at": ["spec", "identity", "method"],
		"related": [{"ref": ["before", "spec", "identity", "method"], "message": "before"}],
	}} with input as methods("oauth2", "api-key")
}

test_nothing if {
	some finding in identity_weakened.deny with input as methods("basic", "none")
	finding.message == "the client proved itself by basic, now by nothing"
}

test_no_longer_stated if {
	some finding in identity_weakened.deny with input as {
		"before": {"spec": {"identity": {"method": "mtls"}}},
		"after": {"spec": {}, "absent": ["spec.identity", "spec.identity.method"]},
	}
	finding.message == "the client proved itself by mtls; the manifest no longer says how it does"
	finding.at == ["spec", "identity"]
}

test_as_strong if {
	every pair in [["oauth2", "oidc"], ["oidc", "oauth2"], ["api-key", "mtls"], ["none", "basic"]] {
		count(identity_weakened.deny) == 0 with input as methods(pair[0], pair[1])
	}
}

methods(before, after) := {
	"before": {"spec": {"identity": {"method": before}}},
	"after": {"spec": {"identity": {"method": after}}, "absent": []},
}

test_weaker_grant if {
	every row in [
		["client_credentials", "password", "the client gets its tokens by the password grant instead of the client_credentials grant"],
		["authorization_code", "Implicit", "the client gets its tokens by the implicit grant instead of the authorization_code grant"],
		["authorization code", "urn:ietf:params:oauth:grant-type:device_code", "the client gets its tokens by the device_code grant instead of the authorization_code grant"],
		["implicit", "Resource Owner Password Credentials", "the client gets its tokens by the resource_owner_password_credentials grant instead of the implicit grant"],
		["house", "ropc", "the client gets its tokens by the ropc grant instead of the house grant"],
		[null, "token", "the client gets its tokens by the token grant"],
	] {
		some finding in identity_weakened.deny with input as grants("oauth2", row[0], row[1])
		finding.message == row[2]
		finding.at == ["spec", "identity", "grant"]
	}
}

test_weaker_grant_of_a_method_that_is_not_stated if {
	changed := {
		"before": {"absent": ["spec.identity.method"], "spec": {"identity": {"grant": "client_credentials"}}},
		"after": {"absent": ["spec.identity.method"], "spec": {"identity": {"grant": "password"}}},
	}
	some finding in identity_weakened.deny with input as changed
	finding.message == "the client gets its tokens by the password grant instead of the client_credentials grant"
}

test_grant_no_longer_stated if {
	some finding in identity_weakened.deny with input as grants("oauth2", "client_credentials", null)
	finding.message == "the client got its tokens by the client_credentials grant; the manifest no longer says how"
	finding.at == ["spec", "identity", "grant"]
}

test_other_grant if {
	every pair in [
		["client_credentials", "Client-Credentials"], ["password", "implicit"], ["password", "ropc"], ["password", null], [null, "client_credentials"],
		["client_credentials", "authorization_code"], ["house", "device_code"], ["house", null], ["client_credentials", "house"],
		["client_credentials", "urn:ietf:params:oauth:grant-type:token-exchange"],
	] {
		count(identity_weakened.deny) == 0 with input as grants("oauth2", pair[0], pair[1])
	}
	every change in [grants("mtls", "client_credentials", null), patched("basic", null, "oauth2", "password")] {
		count(identity_weakened.deny) == 0 with input as change
	}
}

grants(method, before, after) := patched(method, before, method, after)

patched(method_before, before, method_after, after) := {
	"before": {"spec": {"identity": stated(method_before, before)}},
	"after": {"spec": {"identity": stated(method_after, after)}, "absent": absent(after)},
}

stated(method, grant) := {"method": method, "grant": grant} if grant != null

stated(method, null) := {"method": method}

absent(null) := ["spec.identity.grant"]

absent(grant) := [] if grant != null

package sealint.integration.needless_exception_test

import data.sealint.integration.needless_exception

kinds := ["broad-scope", "static-key", "long-lived-token", "replay-window", "sender-constraint", "payload-encryption"]

test_needless if {
	messages := {finding.message | some finding in needless_exception.deny} with input as manifest({"method": "mtls"}, "internal", [
		"spec.identity.scopes",
		"spec.transport.webhooks",
	])
	messages == {
		"the approval names broad-scope, but no scope is requested",
		"the approval names static-key, but the integration authenticates by mtls",
		"the approval names long-lived-token, but mtls has no tokens",
		"the approval names replay-window, but the integration receives no webhooks",
		"the approval names sender-constraint, but the data is internal",
		"the approval names payload-encryption, but both ends authenticate by mutual TLS and the data is internal",
	}
}

test_place if {
	some finding in needless_exception.deny with input as manifest({"method": "oauth2"}, "restricted", [])
	finding.at == ["spec", "identity", "elevated", "excepts", "1"]
}

test_needed if {
	needed := {"scopes": [{"name": "x:*"}], "webhooks": [{"replay_seconds": 300}, {}]}
	{finding.at[4] | some finding in needless_exception.deny} == {"1"} with input as object.union(manifest({"method": "oauth2"}, "restricted", []), needed)
	{finding.at[4] | some finding in needless_exception.deny} == {"2"} with input as object.union(manifest({"method": "basic"}, "restricted", []), needed)
}

test_windows if {
	every webhooks, positions in {[{"replay_seconds": 300}]: {"3"}, [{}]: set(), []: set()} {
		{finding.at[4] | some finding in needless_exception.deny; finding.at[4] == "3"} == positions with input as object.union(
			manifest({"method": "basic"}, "restricted", []),
			{"webhooks": webhooks},
		)
	}
}

test_protected if {
	messages := {finding.message | some finding in needless_exception.deny; finding.at[4] in {"4", "5"}} with input as manifest({"method": "oauth2", "senderConstraint": "mtls"}, "restricted", [])
	messages == {
		"the approval names sender-constraint, but tokens are bound by mtls",
		"the approval names payload-encryption, but both ends authenticate by mutual TLS",
	}
	count([at | some at in [finding.at[4] | some finding in needless_exception.deny]; at in {"4", "5"}]) == 0 with input as manifest({"method": "oauth2", "senderConstraint": "none"}, "restricted", [])
}

# What violates the schema may need an exception.
test_unknown if {
	count(needless_exception.deny) == 0 with input as {"absent": [], "scopes": [], "webhooks": [], "spec": {"identity": {"elevated": {"excepts": kinds}}}}
}

manifest(identity, classification, absent) := {
	"absent": absent,
	"scopes": [],
	"webhooks": [],
	"spec": {
		"identity": object.union(identity, {"elevated": {"excepts": kinds}}),
		"data": {"classification": classification},
	},
}

package sealint.change.rotation_lengthened_test

import data.sealint.change.rotation_lengthened

test_longer if {
	rotation_lengthened.deny == {{
		"message": "the credential was rotated every 30d, now every 90d",
		"at": ["spec", "identity", "credential", "rotation"],
		"related": [{"ref": ["before", "spec", "identity", "credential", "rotation"], "message": "before"}],
	}} with input as {"before": rotated("30d", 2592000), "after": rotated("90d", 7776000)}
}

test_no_longer_stated if {
	some finding in rotation_lengthened.deny with input as {"before": rotated("30d", 2592000), "after": without("oauth2")}
	finding.message == "the credential was rotated every 30d; the manifest no longer says how often it is"
	finding.at == ["spec", "identity", "credential"]
}

test_respelt if {
	count(rotation_lengthened.deny) == 0 with input as {"before": rotated("30d", 2592000), "after": rotated("720h", 2592000)}
}

# A workload has no credential that anybody rotates.
test_no_credential_any_more if {
	count(rotation_lengthened.deny) == 0 with input as {"before": rotated("30d", 2592000), "after": without("workload-identity")}
}

rotated(rotation, seconds) := {"rotation_seconds": seconds, "spec": {"identity": {"credential": {"rotation": rotation}}}, "absent": []}

without(method) := {
	"spec": {"identity": {"method": method}},
	"absent": ["spec.identity.credential", "spec.identity.credential.rotation"],
}

test_environment if {
	rotation_lengthened.deny == {{
		"message": "the credential of environment staging is rotated less often than before",
		"at": ["spec", "environments", "0", "credential", "rotation"],
		"related": [{"ref": ["before", "spec", "environments", "1", "credential", "rotation"], "message": "before"}],
	}} with input as environments(31)
	count(rotation_lengthened.deny) == 0 with input as environments(30)
}

environments(after) := {
	"environments": [{"before": 1, "after": 0}],
	"before": {"spec": {}, "absent": [], "environments": [{}, {"at": ["spec", "environments", "1"], "rotation_seconds": 30}]},
	"after": {"spec": {}, "absent": [], "environments": [{"at": ["spec", "environments", "0"], "name": "staging", "rotation_seconds": after}]},
}

test_webhook if {
	rotation_lengthened.deny == {{
		"message": "the secret of webhook https://a.example is rotated less often than before",
		"at": webhook_at("0"),
		"related": [{"ref": array.concat(["before"], webhook_at("1")), "message": "before"}],
	}} with input as webhooks({"keys": "shared", "rotation_seconds": 31})
	count(rotation_lengthened.deny) == 0 with input as webhooks({"keys": "shared", "rotation_seconds": 30})
}

test_webhook_no_longer_stated if {
	rotation_lengthened.deny == {{
		"message": "the manifest no longer says how often the secret of webhook https://a.example is rotated",
		"at": webhook_at("0"),
		"related": [{"ref": array.concat(["before"], webhook_at("1")), "message": "before"}],
	}} with input as webhooks({"keys": "shared"})
	count(rotation_lengthened.deny) == 0 with input as webhooks({"keys": "public"})
}

webhook_at(index) := ["spec", "transport", "webhooks", index, "secret", "rotation"]

webhooks(after) := {
	"webhooks": [{"before": 1, "after": 0}],
	"before": {"spec": {}, "absent": [], "webhooks": [{}, {"at": ["spec", "transport", "webhooks", "1"], "rotation_seconds": 30}]},
	"after": {"spec": {}, "absent": [], "violations": [], "webhooks": [object.union({"at": ["spec", "transport", "webhooks", "0"], "url": "https://a.example"}, after)]},
}

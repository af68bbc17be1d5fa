package sealint.change.payload_encryption_removed_test

import data.sealint.change.payload_encryption_removed

test_removed if {
	payload_encryption_removed.deny == {{
		"message": "payloads were encrypted (jwe); now they are not",
		"at": ["spec", "data", "payloadEncryption"],
		"related": [{"ref": ["before", "spec", "data", "payloadEncryption"], "message": "before"}],
	}} with input as {"before": encrypted("jwe"), "after": encrypted("base64")}
	count(payload_encryption_removed.deny) == 1 with input as {
		"before": encrypted("jwe"),
		"after": {"spec": {"data": {}}, "absent": ["spec.data.payloadEncryption"]},
	}
}

test_otherwise_encrypted if {
	count(payload_encryption_removed.deny) == 0 with input as {"before": encrypted("jwe"), "after": encrypted("cms")}
	count(payload_encryption_removed.deny) == 0 with input as {"before": encrypted("none"), "after": encrypted("no")}
}

encrypted(by) := {
	"spec": {"data": {"payloadEncryption": by}}, "absent": [],
	"payload_encrypted": by in {"jwe", "cms"},
}

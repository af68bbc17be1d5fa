package sealint.change.safeguard_dropped_test

import data.sealint.change.safeguard_dropped

test_image_scan if {
	safeguard_dropped.deny == {{
		"message": "the manifest no longer says that images are scanned for vulnerabilities",
		"at": ["spec", "supplyChain", "pipeline", "imageScan"],
		"related": [{"ref": ["before", "spec", "supplyChain", "pipeline", "imageScan"], "message": "before"}],
	}} with input as scanned(false, [])
	count(safeguard_dropped.deny) == 0 with input as scanned(true, [])
}

test_refresh_tokens if {
	some finding in safeguard_dropped.deny with input as rotated(true, ["spec.identity.refreshRotation"])
	finding.message == "the manifest no longer says that refresh tokens are rotated"
	count(safeguard_dropped.deny) == 0 with input as rotated(false, ["spec.identity.refreshRotation"])
}

scanned(scan, absent) := {
	"before": {"spec": {"supplyChain": {"pipeline": {"imageScan": true}}}},
	"after": {"spec": {"supplyChain": {"pipeline": {"imageScan": scan}}}, "absent": absent, "refresh_tokens": false},
}

rotated(tokens, absent) := {
	"before": {"spec": {"identity": {"refreshRotation": true}}},
	"after": {"spec": {"identity": {}}, "absent": absent, "refresh_tokens": tokens},
}

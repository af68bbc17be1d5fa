package sealint.change.device_weakened_test

import data.sealint.change.device_weakened

test_shared_key if {
	device_weakened.deny == {{
		"message": "devices were told apart by x509; now they share a key",
		"at": ["spec", "device", "identity"],
		"related": [{"ref": ["before", "spec", "device", "identity"], "message": "before"}],
	}} with input as {"before": device({"identity": "x509"}), "after": device({"identity": "shared-key"})}
}

test_flags if {
	some finding in device_weakened.deny with input as {"before": device({"signedUpdates": true}), "after": device({"signedUpdates": false})}
	finding.message == "the manifest no longer says that devices install only signed updates"
}

test_as_strong if {
	count(device_weakened.deny) == 0 with input as {"before": device({"identity": "x509"}), "after": device({"identity": "tpm"})}
}

test_no_devices_any_more if {
	count(device_weakened.deny) == 0 with input as {
		"before": device({"attestation": true}),
		"after": {"spec": {}, "absent": ["spec.device", "spec.device.attestation"]},
	}
}

device(device) := {"spec": {"device": device}, "absent": []}

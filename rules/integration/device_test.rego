package sealint.integration.device_test

import data.sealint.integration.device

test_nothing_stated if {
	device.deny == {
		{"message": "the manifest does not state what identifies a device", "at": ["spec", "device", "identity"]},
		{"message": "the manifest does not state whether devices are attested", "at": ["spec", "device", "attestation"]},
		{"message": "the manifest does not state whether updates of devices are signed", "at": ["spec", "device", "signedUpdates"]},
		{
			"message": "the manifest does not state whether data is processed at the edge or centrally",
			"at": ["spec", "device", "processing"],
		},
	} with input as {"absent": unstated, "spec": {"device": {}}}
}

test_weak if {
	device.deny == {
		{"message": "devices share one key", "at": ["spec", "device", "identity"]},
		{"message": "devices are not attested", "at": ["spec", "device", "attestation"]},
		{"message": "updates of devices are not signed", "at": ["spec", "device", "signedUpdates"]},
	} with input as {"absent": [], "spec": {"device": {
		"identity": "shared-key",
		"attestation": false,
		"signedUpdates": false,
		"processing": "edge",
	}}}
}

test_sound if {
	every identity in ["x509", "tpm"] {
		every processing in ["edge", "central"] {
			count(device.deny) == 0 with input as {"absent": [], "spec": {"device": {
				"identity": identity,
				"attestation": true,
				"signedUpdates": true,
				"processing": processing,
			}}}
		}
	}
}

test_no_device if {
	count(device.deny) == 0 with input as {"absent": array.concat(["spec.device"], unstated), "spec": {}}
}

test_misstated if {
	count(device.deny) == 0 with input as {"absent": [], "spec": {"device": {}}}
	count(device.deny) == 0 with input as {"absent": [], "spec": {}}
}

unstated := ["spec.device.identity", "spec.device.attestation", "spec.device.signedUpdates", "spec.device.processing"]

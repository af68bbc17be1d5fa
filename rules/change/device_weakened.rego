# METADATA
# title: Devices stay told apart and up to date
# description: >-
#   A key that all devices share is lost with the first device that is opened. A device that installs whatever it is
#   sent belongs to the sender.
# related_resources:
#   - ref: https://csrc.nist.gov/pubs/ir/8259/a/final
# custom:
#   id: change/device-weakened
#   entity: change_integration
#   severity: high
#   profile: recommended
#   fix: >-
#     Keep the identity of devices, their attestation and signed updates.
#   controls: [guide/9.device, CWE-1392]
package sealint.change.device_weakened

import data.sealint.lib.manifests

deny contains finding if some finding in manifests.findings(input, weaker)

weaker contains {"at": ["spec", "device", "identity"], "message": sprintf("devices were told apart by %s; now they share a key", [before])} if {
	before := input.before.spec.device.identity
	before in {"tpm", "x509"}
	input.after.spec.device.identity == "shared-key"
}

weaker contains {"at": at, "message": sprintf("the manifest no longer says that devices %s", [words])} if {
	some name, words in {"attestation": "prove which software they run", "signedUpdates": "install only signed updates"}
	at := ["spec", "device", name]
	manifests.switched_off(input, at)
	not "spec.device" in input.after.absent # there are none any more
}

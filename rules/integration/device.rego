# METADATA
# title: Devices have their own identity, attestation and signed updates
# description: >-
#   A device is in the hands of other people. If all devices share one key, the first stolen device reveals it. Without
#   attestation and signed updates nobody knows what a device runs.
# related_resources:
#   - ref: https://csrc.nist.gov/pubs/ir/8259/a/final
# custom:
#   id: integration/device
#   entity: integration
#   severity: high
#   profile: recommended
#   fix: >-
#     Give each device its own certificate or TPM identity, attest devices and sign updates. State whether data is
#     processed at the edge or centrally.
#   controls: [guide/9.device, CWE-1392]
package sealint.integration.device

deny contains finding if {
	"spec.device.identity" in input.absent
	not "spec.device" in input.absent
	finding := {"message": "the manifest does not state what identifies a device", "at": ["spec", "device", "identity"]}
}

deny contains finding if {
	input.spec.device.identity == "shared-key"
	finding := {"message": "devices share one key", "at": ["spec", "device", "identity"]}
}

deny contains finding if {
	"spec.device.attestation" in input.absent
	not "spec.device" in input.absent
	finding := {"message": "the manifest does not state whether devices are attested", "at": ["spec", "device", "attestation"]}
}

deny contains finding if {
	input.spec.device.attestation == false
	finding := {"message": "devices are not attested", "at": ["spec", "device", "attestation"]}
}

deny contains finding if {
	"spec.device.signedUpdates" in input.absent
	not "spec.device" in input.absent
	finding := {"message": "the manifest does not state whether updates of devices are signed", "at": ["spec", "device", "signedUpdates"]}
}

deny contains finding if {
	input.spec.device.signedUpdates == false
	finding := {"message": "updates of devices are not signed", "at": ["spec", "device", "signedUpdates"]}
}

deny contains finding if {
	"spec.device.processing" in input.absent
	not "spec.device" in input.absent
	finding := {
		"message": "the manifest does not state whether data is processed at the edge or centrally",
		"at": ["spec", "device", "processing"],
	}
}

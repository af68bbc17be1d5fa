# METADATA
# title: Payloads stay encrypted
# description: >-
#   TLS ends at every proxy, queue and log on the way. Encryption of the payload ends where it is read.
# custom:
#   id: change/payload-encryption-removed
#   entity: change_integration
#   severity: high
#   profile: recommended
#   fix: >-
#     State data.payloadEncryption again, and encrypt.
#   controls: [guide/4.envelope, CWE-311]
package sealint.change.payload_encryption_removed

import data.sealint.lib.manifests

deny contains finding if some finding in manifests.findings(input, weaker)

weaker contains {"at": at, "message": sprintf("payloads were encrypted (%s); now they are not", [before])} if {
	input.before.payload_encrypted
	before := input.before.spec.data.payloadEncryption
	plain
}

plain if {
	input.after.spec.data.payloadEncryption
	not input.after.payload_encrypted
}

plain if manifests.dropped(input, at)

at := ["spec", "data", "payloadEncryption"]

# METADATA
# title: Restricted data is protected beyond TLS
# description: >-
#   TLS ends at the first proxy that terminates it. Restricted data also needs mutual authentication of both ends
#   (mutual TLS), or a payload that only the receiver can decrypt.
# custom:
#   id: integration/unprotected-restricted-data
#   entity: integration
#   severity: high
#   profile: recommended
#   fix: >-
#     Authenticate by mtls (or bind tokens by senderConstraint: mtls), or state data.payloadEncryption, or
#     the encryption of each restricted field in data.fields. If the provider
#     offers neither, have an exception approved: identity.elevated with excepts: [payload-encryption].
#   controls: [guide/4.envelope, CWE-311]
package sealint.integration.unprotected_restricted_data

import data.sealint.lib.exceptions

deny contains finding if {
	input.spec.data.classification == "restricted"
	not mutual
	not encrypted
	not exceptions.covers(input, "payload-encryption")
	note := exceptions.note(input, "payload-encryption")
	finding := {
		"message": sprintf("restricted data travels without mutual TLS and without payload encryption%s", [note]),
		"at": ["spec", "data", "classification"],
	}
}

encrypted if input.payload_encrypted

# The restricted fields are encrypted by themselves, and the contract has no others.
encrypted if {
	input.fields_encrypted
	count(object.get(input, ["contract", "unlisted"], [])) == 0
}

mutual if input.spec.identity.method == "mtls"

mutual if input.spec.identity.senderConstraint == "mtls"

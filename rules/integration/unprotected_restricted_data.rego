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
#     Authenticate by mtls (or bind tokens by senderConstraint: mtls), or state data.payloadEncryption.
#   controls: [guide/4.envelope, CWE-311]
package sealint.integration.unprotected_restricted_data

deny contains finding if {
	input.spec.data.classification == "restricted"
	not mutual
	not encrypted
	finding := {
		"message": "restricted data travels without mutual TLS and without payload encryption",
		"at": ["spec", "data", "classification"],
	}
}

encrypted if input.payload_encrypted

mutual if input.spec.identity.method == "mtls"

mutual if input.spec.identity.senderConstraint == "mtls"

# METADATA
# title: Fields that the contract does not define are rejected
# description: >-
#   An unexpected field is an unannounced change, data that should not be sent, or an attack. A consumer that ignores
#   such fields may still store, log or forward them. The contract of another organisation is an exception: it gains
#   fields at any time, and a consumer may ignore them.
# related_resources:
#   - ref: https://owasp.org/API-Security/editions/2023/en/0xa3-broken-object-property-level-authorization/
# custom:
#   id: integration/unknown-fields
#   entity: integration
#   severity: medium
#   profile: baseline
#   fix: >-
#     Validate incoming data against the contract, reject everything that it does not describe, and set
#     data.unknownFields to reject.
#   controls: [guide/5.strictness, CWE-20]
package sealint.integration.unknown_fields

deny contains finding if {
	"spec.data.unknownFields" in input.absent
	finding := {"message": "the manifest does not state what happens to unknown fields", "at": ["spec", "data", "unknownFields"]}
}

deny contains finding if {
	input.spec.data.unknownFields == "ignore"
	not theirs
	finding := {"message": "unknown fields are ignored", "at": ["spec", "data", "unknownFields"]}
}

# Other organisations add fields to their API whenever they like: who calls it and rejects them stops working.
theirs if {
	input.spec.provider.party in {"partner", "third"}
	input.spec.direction == "outbound"
}

theirs if {
	input.spec.provider.party in {"partner", "third"}
	input.spec.contract.by == "provider"
}

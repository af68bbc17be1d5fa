# METADATA
# title: Fields that the contract does not have are rejected
# description: >-
#   A field that nobody expects is a change that nobody announced, data that was not to be sent, or an attempt. A
#   consumer that ignores it stores, logs or forwards it all the same.
# related_resources:
#   - ref: https://owasp.org/API-Security/editions/2023/en/0xa3-broken-object-property-level-authorization/
# custom:
#   id: integration/unknown-fields
#   entity: integration
#   severity: medium
#   profile: baseline
#   fix: >-
#     Validate what arrives against the contract and reject what it does not describe; state data.unknownFields as
#     reject.
#   controls: [guide/5.strictness, CWE-20]
package sealint.integration.unknown_fields

deny contains finding if {
	"spec.data.unknownFields" in input.absent
	finding := {"message": "the manifest does not state what happens to unknown fields", "at": ["spec", "data", "unknownFields"]}
}

deny contains finding if {
	input.spec.data.unknownFields == "ignore"
	finding := {"message": "unknown fields are ignored", "at": ["spec", "data", "unknownFields"]}
}

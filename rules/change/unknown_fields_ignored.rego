# METADATA
# title: Fields that the contract does not define stay refused
# description: >-
#   A consumer that accepts whatever comes passes it on: mass assignment begins with fields that nobody expected.
# related_resources:
#   - ref: https://owasp.org/API-Security/editions/2023/en/0xa3-broken-object-property-level-authorization/
# custom:
#   id: change/unknown-fields-ignored
#   entity: change_integration
#   severity: medium
#   profile: baseline
#   fix: >-
#     Keep data.unknownFields at reject.
#   controls: [guide/5.strictness, CWE-20]
package sealint.change.unknown_fields_ignored

import data.sealint.lib.manifests

deny contains finding if some finding in manifests.findings(input, weaker)

weaker contains {"at": at, "message": sprintf("the client refused fields that it does not know; %s", [words])} if {
	input.before.spec.data.unknownFields == "reject"
	words := now
}

now := "now it ignores them" if input.after.spec.data.unknownFields == "ignore"

now := "the manifest no longer says what it does with them" if manifests.dropped(input, at)

at := ["spec", "data", "unknownFields"]

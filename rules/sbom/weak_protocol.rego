# METADATA
# title: No disallowed version of a protocol is in use
# description: >-
#   SSL, TLS 1.0 and 1.1, SSH 1, IKE version 1 and WEP have weaknesses that only newer versions mend. A server that
#   also accepts an old version lets an attacker choose it.
# related_resources:
#   - ref: https://cyclonedx.org/capabilities/cbom/
#   - ref: https://www.rfc-editor.org/rfc/rfc8996
# custom:
#   id: sbom/weak-protocol
#   entity: component
#   severity: medium
#   profile: recommended
#   fix: >-
#     Switch the old version off, and allow TLS 1.2 and 1.3 (SSH 2, IKEv2, WPA3).
#   controls: [guide/2.threats, guide/6.sbom, CWE-327]
package sealint.sbom.weak_protocol

deny contains finding if {
	some i, weakness in input.crypto.weaknesses
	weakness.of == "protocol"
	not weakness.legacy
	weakness.since <= data.sealint.today
	message := sprintf("%s %s: disallowed since %s by %s", [weakness.subject, weakness.reason, weakness.since, weakness.source])
	finding := {"message": message, "at": ["crypto", "weaknesses", i]}
}

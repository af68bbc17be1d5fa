# METADATA
# title: Traffic is encrypted by current TLS
# description: >-
#   Without TLS 1.2 or later and verified certificates, others on the network path can read and change what an
#   integration sends. Older versions are broken (RFC 8996); without verification anybody can pretend to be the other
#   side.
# related_resources:
#   - ref: https://www.rfc-editor.org/rfc/rfc8996
# custom:
#   id: integration/tls
#   entity: integration
#   severity: high
#   profile: baseline
#   fix: >-
#     Use https and wss URLs, set transport.tls.minVersion to 1.2 or 1.3, and leave verification on.
#   controls: [guide/4.transport, OWASP-API8:2023, CWE-319, CWE-295]
#   params:
#     allow_loopback: {type: boolean, default: true, description: Accept unencrypted URLs on loopback hosts.}
package sealint.integration.tls

import data.sealint.lib.urls
import data.sealint.params

deny contains finding if {
	some url in input.urls
	not url.encrypted
	not urls.accepted(url, params.allow_loopback)
	finding := {"message": sprintf("%s is not encrypted", [url.text]), "at": url.at}
}

deny contains finding if {
	version := input.spec.transport.tls.minVersion
	version in {"1.0", "1.1"}
	finding := {"message": sprintf("TLS %s is accepted", [version]), "at": ["spec", "transport", "tls", "minVersion"]}
}

deny contains finding if {
	"spec.transport.tls.minVersion" in input.absent
	finding := {"message": "the manifest states no minimum version of TLS", "at": ["spec", "transport", "tls", "minVersion"]}
}

deny contains finding if {
	input.spec.transport.tls.verify == false
	finding := {"message": "certificates are not verified", "at": ["spec", "transport", "tls", "verify"]}
}

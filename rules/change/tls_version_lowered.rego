# METADATA
# title: The lowest version of TLS is not lowered
# description: >-
#   An attacker who can choose the version chooses the oldest one that the client accepts.
# related_resources:
#   - ref: https://www.rfc-editor.org/rfc/rfc8996
# custom:
#   id: change/tls-version-lowered
#   entity: change_integration
#   severity: medium
#   profile: recommended
#   fix: >-
#     Keep transport.tls.minVersion.
#   controls: [guide/4.transport, OWASP-API8:2023, CWE-327]
package sealint.change.tls_version_lowered

import data.sealint.lib.manifests

deny contains finding if some finding in manifests.findings(input, weaker)

weaker contains {"at": at, "message": sprintf("TLS %s was demanded; now %s is enough", [before, after])} if {
	before := input.before.spec.transport.tls.minVersion
	after := input.after.spec.transport.tls.minVersion
	after < before
}

weaker contains {"at": at, "message": sprintf("TLS %s was demanded; the manifest no longer says which version is", [before])} if {
	before := input.before.spec.transport.tls.minVersion
	manifests.dropped(input, at)
}

at := ["spec", "transport", "tls", "minVersion"]

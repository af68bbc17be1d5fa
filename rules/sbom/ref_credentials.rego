# METADATA
# title: No address in the document contains a credential
# description: >-
#   An SBOM is handed on to customers, scanners and public registries. Whoever reads a password or token in one of its
#   addresses can fetch what its owner may fetch, or publish in the owner's name. Such addresses come from the settings
#   of a private registry and are hard to see among thousands of lines.
# related_resources:
#   - ref: https://cwe.mitre.org/data/definitions/522.html
#   - ref: https://www.rfc-editor.org/rfc/rfc3986
# custom:
#   id: sbom/ref-credentials
#   entity: sbom
#   severity: critical
#   profile: baseline
#   waivable: fingerprint
#   fix: >-
#     Revoke the credential, since the document may already have been shared. Then let the generator remove it, or keep
#     it in the credential store of the package manager.
#   controls: [guide/2.threats, guide/6.sbom, CWE-522]
package sealint.sbom.ref_credentials

deny contains finding if {
	some i, url in input.credential_urls
	finding := {"message": sprintf("%s carries a credential %s", [url.shown, place[url.how]]), "at": ["credential_urls", i]}
}

place := {"userinfo": "before the host", "query": "in its query"}

# METADATA
# title: The schemes of server URLs are known
# description: >-
#   The URL of the server has a scheme that sealint does not know, so it cannot tell whether anyone on the network path
#   can read and change the data. The known schemes are those of the IANA registry with a protocol that says so, and
#   common ones such as mqtts and kafka.
# related_resources:
#   - ref: https://www.iana.org/assignments/uri-schemes/uri-schemes.xhtml
# custom:
#   id: openapi/unknown-server-scheme
#   entity: server
#   severity: low
#   profile: recommended
#   grows: true
#   fix: >-
#     Correct the scheme. If the protocol is always encrypted, name the scheme in the parameter encrypted.
#   params:
#     encrypted: {type: array, default: [], description: "Further schemes, in lower case, whose protocols are always encrypted."}
#   controls: [guide/4.transport, OWASP-API8:2023]
package sealint.openapi.unknown_server_scheme

import data.sealint.params

deny contains finding if {
	some url in input.urls
	url.transport == "unlisted"
	not url.scheme in params.encrypted
	finding := {
		"message": sprintf("it is not known whether %q in %s is encrypted", [url.scheme, url.text]),
		"at": ["url"],
		"decision": url.text,
	}
}

# METADATA
# title: Media types are well-formed
# description: >-
#   No Content-Type matches a malformed media type. A gateway that compares the two either rejects all such requests or
#   lets their bodies pass without validation.
# related_resources:
#   - ref: https://www.rfc-editor.org/rfc/rfc9110#section-8.3.1
# custom:
#   id: openapi/malformed-media-type
#   entity: contract
#   severity: medium
#   profile: recommended
#   fix: >-
#     Write one media type or media range for each key or item, such as application/json.
#   controls: [guide/5.contract, OWASP-API8:2023, CWE-1286]
package sealint.openapi.malformed_media_type

deny contains finding if {
	some malformed in input.malformed_media_types
	finding := {
		"message": sprintf("\"%s\" is not a media type", [malformed.text]),
		"at": malformed.at,
	}
}

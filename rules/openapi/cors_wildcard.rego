# METADATA
# title: No response is open to every web page
# description: >-
#   Access-Control-Allow-Origin: * allows pages of any origin to read the response in a visitor's browser. This is
#   right only for public data. Operations that demand no credential are not reported.
# related_resources:
#   - ref: https://fetch.spec.whatwg.org/#http-access-control-allow-origin
# custom:
#   id: openapi/cors-wildcard
#   entity: response
#   severity: medium
#   profile: recommended
#   fix: >-
#     Document the allowed origins, one per deployment, instead of *.
#   per: document
#   controls: [guide/2.threats, OWASP-API8:2023, CWE-942]
package sealint.openapi.cors_wildcard

deny contains finding if {
	input.secured
	"*" in input.cors.origins
	not input.cors.credentials
	finding := {"message": sprintf("any web page may read this response: %s is *", [input.cors.header]), "at": ["headers", input.cors.header]}
}

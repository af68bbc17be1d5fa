# METADATA
# title: No response is open to every web page
# description: >-
#   Access-Control-Allow-Origin: * lets a page of any origin read the response in a visitor's browser. That is right
#   for public data only, and it spreads by copying to operations that are not public.
# related_resources:
#   - ref: https://fetch.spec.whatwg.org/#http-access-control-allow-origin
# custom:
#   id: openapi/cors-wildcard
#   entity: response
#   severity: medium
#   profile: recommended
#   fix: >-
#     Document the origins that are allowed, one per deployment, instead of *.
#   per: document
#   controls: [guide/2.threats, OWASP-API8:2023, CWE-942]
package sealint.openapi.cors_wildcard

deny contains finding if {
	"*" in input.cors.origins
	not input.cors.credentials
	finding := {"message": sprintf("any web page may read this response: %s is *", [input.cors.header]), "at": ["headers", input.cors.header]}
}

# METADATA
# title: No response is open to every web page with credentials
# description: >-
#   Access-Control-Allow-Origin: * allows pages of any origin to read the response in a visitor's browser. Together
#   with Access-Control-Allow-Credentials it asks browsers to do this with the visitor's session. Servers that reflect
#   the origin to make it work give every session to every page.
# related_resources:
#   - ref: https://fetch.spec.whatwg.org/#http-access-control-allow-origin
# custom:
#   id: openapi/cors-wildcard-credentials
#   entity: response
#   severity: high
#   profile: recommended
#   fix: >-
#     Document the allowed origins, one per deployment, instead of *.
#   per: document
#   controls: [guide/2.threats, OWASP-API8:2023, CWE-942]
package sealint.openapi.cors_wildcard_credentials

deny contains finding if {
	"*" in input.cors.origins
	input.cors.credentials
	finding := {"message": sprintf("any web page may read this response with the credentials of its visitor: %s is *", [input.cors.header]), "at": ["headers", input.cors.header]}
}

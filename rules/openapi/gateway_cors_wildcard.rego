# METADATA
# title: No gateway opens responses to every web page
# description: >-
#   x-amazon-apigateway-integration makes API Gateway add Access-Control-Allow-Origin: * to responses: pages of any
#   origin can read them in a visitor's browser. This is right only for public data, and it is often copied to
#   operations that are not public.
# related_resources:
#   - ref: https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-integration-responseParameters.html
# custom:
#   id: openapi/gateway-cors-wildcard
#   entity: operation
#   severity: medium
#   profile: recommended
#   fix: >-
#     State the allowed origins, one per deployment, instead of *.
#   per: document
#   controls: [guide/2.threats, OWASP-API8:2023, CWE-942]
package sealint.openapi.gateway_cors_wildcard

deny contains finding if {
	some open in input.open_origins
	finding := {"message": sprintf("any web page may read responses of %s %s", [input.method, input.path]), "at": open.at}
}

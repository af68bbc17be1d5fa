# METADATA
# title: No response opens to every web page with credentials
# description: >-
#   Access-Control-Allow-Origin: * together with Access-Control-Allow-Credentials asks browsers to let every page
#   read the response with the visitor's session. Servers that reflect the origin to make it work give every
#   session to every page.
# custom:
#   id: change/cors-credentials-opened
#   entity: change_response
#   severity: high
#   profile: baseline
#   fix: >-
#     Document the allowed origins, one per deployment, instead of *.
#   controls: [guide/2.threats, OWASP-API8:2023, CWE-942]
package sealint.change.cors_credentials_opened

deny contains finding if {
	"*" in input.after.cors.origins
	input.after.cors.credentials
	not open
	finding := {
		"message": sprintf("any web page may now read this response with the credentials of its visitor: %s is *", [input.after.cors.header]),
		"at": ["headers", input.after.cors.header],
		"related": [{"ref": ["before", "headers"], "message": "before"}],
	}
}

open if {
	"*" in input.before.cors.origins
	input.before.cors.credentials
}

# METADATA
# title: No response opens to every web page
# description: >-
#   Access-Control-Allow-Origin: * allows pages of any origin to read the response in a visitor's browser. The
#   response was for certain origins, or none. Operations that demand no credential are not reported.
# custom:
#   id: change/cors-opened
#   entity: change_response
#   severity: medium
#   profile: baseline
#   fix: >-
#     Document the allowed origins, one per deployment, instead of *.
#   controls: [guide/2.threats, OWASP-API8:2023, CWE-942]
package sealint.change.cors_opened

deny contains finding if {
	input.after.secured
	"*" in input.after.cors.origins
	not input.after.cors.credentials
	not open
	finding := {
		"message": sprintf("any web page may read this response now: %s is *", [input.after.cors.header]),
		"at": ["headers", input.after.cors.header],
		"related": [{"ref": ["before", "headers"], "message": "before"}],
	}
}

open if "*" in input.before.cors.origins

# METADATA
# title: Only known origins may call from a browser
# description: >-
#   If the allowed origin is * or null, a script on any web page can send requests from a visitor's browser and read
#   the answers. With credentials it does so in the visitor's name.
# related_resources:
#   - ref: https://fetch.spec.whatwg.org/#http-access-control-allow-origin
#   - ref: https://owasp.org/API-Security/editions/2023/en/0xa8-security-misconfiguration/
# custom:
#   id: integration/cors
#   entity: integration
#   severity: high
#   profile: baseline
#   fix: >-
#     List the origins of your own pages in transport.cors.origins, such as https://app.example.org.
#   controls: [guide/2.threats, OWASP-API8:2023, CWE-942]
package sealint.integration.cors

import data.sealint.lib.origins

deny contains finding if {
	some i, origin in input.spec.transport.cors.origins
	origins.anybody(lower(trim_space(origin)))
	finding := {
		"message": concat("", ["every origin is allowed", credentials]),
		"at": ["spec", "transport", "cors", "origins", i],
	}
}

deny contains finding if {
	some i, origin in input.spec.transport.cors.origins
	not origins.anybody(lower(trim_space(origin)))
	contains(origin, "*")
	finding := {
		"message": sprintf("%s matches origins that are not known%s", [origin, credentials]),
		"at": ["spec", "transport", "cors", "origins", i],
	}
}

deny contains finding if {
	some i, origin in input.spec.transport.cors.origins
	regex.match(`^http://`, lower(trim_space(origin)))
	not origins.anybody(lower(trim_space(origin)))
	not regex.match(`^http://(localhost|127(\.[0-9]+){3}|\[::1\])(:[0-9]+)?/?$`, lower(trim_space(origin)))
	finding := {
		"message": sprintf("the origin %s is not encrypted: anyone on the network path can act as this origin%s", [origin, credentials]),
		"at": ["spec", "transport", "cors", "origins", i],
	}
}

credentials := ", with credentials" if input.spec.transport.cors.credentials

credentials := "" if not input.spec.transport.cors.credentials

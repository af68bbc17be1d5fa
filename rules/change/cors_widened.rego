# METADATA
# title: Web pages of nobody else may call the API
# description: >-
#   An origin that is allowed can read the answers that a browser gets with the rights of its user; with credentials,
#   those that need a login, too.
# related_resources:
#   - ref: https://fetch.spec.whatwg.org/#http-access-control-allow-origin
# custom:
#   id: change/cors-widened
#   entity: change_integration
#   severity: medium
#   profile: baseline
#   fix: >-
#     Name the origins that need access, and allow credentials only to your own.
#   controls: [guide/2.threats, OWASP-API8:2023, CWE-942]
package sealint.change.cors_widened

import data.sealint.lib.manifests
import data.sealint.lib.origins
import data.sealint.lib.text

deny contains finding if some finding in manifests.findings(input, weaker)

weaker contains {"at": at, "message": "web pages of every origin may now call the API"} if {
	some origin in input.after.spec.transport.cors.origins
	origins.anybody(lower(trim_space(origin)))
	not everybody_before
}

weaker contains {"at": at, "message": sprintf("web pages of %s may now call the API", [text.first(gained, 5)])} if {
	gained := [origin |
		some i in input.origins.gained
		origin := input.after.spec.transport.cors.origins[i]
		not origins.anybody(lower(trim_space(origin)))
	]
	count(gained) > 0
	not everybody_before
}

weaker contains {"at": credentials, "message": "web pages of other origins may now send credentials"} if {
	input.after.spec.transport.cors.credentials
	not input.before.spec.transport.cors.credentials
	not "spec.transport.cors" in input.before.absent
	not manifests.misstated(input.before, credentials)
}

everybody_before if {
	some origin in input.before.spec.transport.cors.origins
	origins.anybody(lower(trim_space(origin)))
}

at := ["spec", "transport", "cors", "origins"]

credentials := ["spec", "transport", "cors", "credentials"]

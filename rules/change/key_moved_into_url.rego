# METADATA
# title: No API key moves into the URL
# description: >-
#   URLs are in the logs of servers and proxies, in histories of browsers and in Referer headers. A key in the URL
#   is known to all of them.
# custom:
#   id: change/key-moved-into-url
#   entity: change_scheme
#   severity: critical
#   profile: baseline
#   fix: >-
#     Send the key in a header.
#   controls: [guide/3.tokens, OWASP-API2:2023, CWE-598]
package sealint.change.key_moved_into_url

deny contains finding if {
	input.before.credential == "api-key"
	input.after.credential == "api-key"
	input.before.in != "query"
	input.after.in == "query"
	input.after.operations > 0
	finding := {
		"message": sprintf("the API key %q moved from the %s into the URL, where logs keep it", [input.after.name, input.before.in]),
		"at": ["in"],
		"related": [{"ref": ["before", "in"], "message": "before"}],
	}
}

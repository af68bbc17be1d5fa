# METADATA
# title: Servers are real
# description: >-
#   A server such as localhost or example.com is left over from a template. Clients that are generated from the
#   contract call it, and whoever answers there receives their credentials.
# related_resources:
#   - ref: https://www.rfc-editor.org/rfc/rfc2606
# custom:
#   id: openapi/placeholder-server
#   entity: server
#   severity: low
#   profile: recommended
#   grows: true
#   fix: >-
#     Name the host that serves the API; keep development servers out of the published contract.
#   controls: [guide/5.contract, OWASP-API9:2023, CWE-1059]
package sealint.openapi.placeholder_server

deny contains finding if {
	not any_host
	some url in input.urls
	some reason in placeholder(url)
	finding := {"message": sprintf("%s is %s", [url.text, reason]), "at": ["url"], "decision": json.marshal([url.text, reason])}
}

deny contains finding if {
	input.host_holds_scheme
	finding := {"message": sprintf("the host is written with a scheme: %s", [input.template]), "at": ["url"], "decision": input.template}
}

# The whole host is one variable that callers fill in; its default only has to be there.
any_host if {
	some variable in input.variables
	variable.part == "host"
	not variable.limited
	regex.match(`^[^/]*//\{[^{}]*\}([:/]|$)`, input.template)
}

placeholder(url) := {"a loopback address"} if url.loopback

placeholder(url) := {"a name reserved for documentation"} if {
	not url.loopback
	regex.match(`(^|\.)(example\.(com|net|org|edu)|example|test|invalid|localhost)$`, url.host)
}

placeholder(url) := {"a placeholder"} if {
	not url.loopback
	regex.match(`(^|[.-])(your-?(domain|host|server|company|api)|my-?domain|changeme|todo)([.-]|$)|^(host|hostname|server|domain)$`, url.host)
}

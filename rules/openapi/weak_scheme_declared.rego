# METADATA
# title: No weak scheme is declared, even if unused
# description: >-
#   A declared scheme is one edit away from being used: whoever adds an operation can choose it. Weak schemes are
#   static keys, passwords, outdated schemes and the implicit and password flows.
# related_resources:
#   - ref: https://owasp.org/API-Security/editions/2023/en/0xa2-broken-authentication/
# custom:
#   id: openapi/weak-scheme-declared
#   entity: security_scheme
#   severity: low
#   profile: recommended
#   grows: true
#   fix: >-
#     Remove the scheme or the flow. If operations were meant to require it, let them require a stronger one.
#   controls: [guide/3.tokens, OWASP-API2:2023, CWE-1188]
package sealint.openapi.weak_scheme_declared

deny contains finding if {
	not input.demanded
	some weakness in weaknesses
	finding := {"message": sprintf("%q is declared, but not used: %s", [input.name, weakness.message]), "at": weakness.at}
}

weaknesses contains {"message": "it sends the password with every request", "at": ["type"]} if {
	input.credential == "basic"
}

weaknesses contains {"message": sprintf("it is a static key in a %s", [input.in]), "at": ["in"]} if {
	input.credential == "api-key"
	input.in in {"query", "cookie"}
}

weaknesses contains {"message": "it is a static key", "at": ["type"]} if {
	input.credential == "api-key"
	not input.in in {"query", "cookie"}
}

weaknesses contains {"message": sprintf("%q is outdated or not registered", [input.http_scheme]), "at": ["scheme"]} if {
	input.type == "http"
	input.http_scheme != ""
	not input.http_scheme in current
}

weaknesses contains {"message": sprintf("it offers the %s flow", [flow.kind]), "at": ["flows", flow.kind]} if {
	some flow in input.flows
	flow.kind in {"implicit", "password"}
}

# The same list as in openapi/outdated-auth.
current := {"basic", "bearer", "dpop", "gnap", "privatetoken", "concealed", "vapid", "hoba", "mutual", "scram-sha-256"}

# METADATA
# title: No outdated way to authenticate is used
# description: >-
#   Digest, NTLM and Kerberos negotiation, and OAuth 1.0 rest on broken hashes or on designs that have been
#   replaced; a scheme that is not registered with IANA is understood by nobody else. None of them is what a client
#   of today can be expected to do safely.
# related_resources:
#   - ref: https://www.iana.org/assignments/http-authschemes/http-authschemes.xhtml
# custom:
#   id: openapi/outdated-auth
#   entity: security_scheme
#   severity: high
#   profile: baseline
#   fix: >-
#     Demand oauth2, openIdConnect, http bearer or mutual TLS.
#   controls: [guide/3.tokens, OWASP-API2:2023, CWE-327]
package sealint.openapi.outdated_auth

deny contains finding if {
	input.type == "http"
	input.operations > 0
	not input.http_scheme in current
	finding := {"message": sprintf("%q authenticates by %q, which is outdated or not registered", [input.name, input.http_scheme]), "at": ["scheme"]}
}

# What is registered with IANA and not outdated. The others of the registry are digest, negotiate, oauth (1.0) and
# scram-sha-1; basic has a rule of its own.
current := {"basic", "bearer", "dpop", "gnap", "privatetoken", "concealed", "vapid", "hoba", "mutual", "scram-sha-256"}

# METADATA
# title: No outdated authentication scheme is used
# description: >-
#   Digest, NTLM, Kerberos negotiation and OAuth 1.0 use broken hashes or designs that have been replaced; nobody else
#   understands a scheme that is not registered with IANA. Current clients cannot be expected to use any of them
#   safely.
# related_resources:
#   - ref: https://www.iana.org/assignments/http-authschemes/http-authschemes.xhtml
# custom:
#   id: openapi/outdated-auth
#   entity: security_scheme
#   severity: high
#   profile: baseline
#   grows: true
#   fix: >-
#     Require oauth2, openIdConnect, http bearer or mutual TLS.
#   controls: [guide/3.tokens, OWASP-API2:2023, CWE-327]
package sealint.openapi.outdated_auth

deny contains finding if {
	input.type == "http"
	input.operations > 0
	not input.http_scheme in current
	finding := {"message": sprintf("%q authenticates by %q, which is %s", [input.name, input.http_scheme, fault]), "at": ["scheme"]}
}

fault := "outdated" if input.http_scheme in outdated

fault := "not registered with IANA" if not input.http_scheme in outdated

outdated := {"digest", "negotiate", "ntlm", "oauth", "scram-sha-1"}

# The schemes registered with IANA that are not outdated. The rule openapi/basic-auth reports basic.
current := {"basic", "bearer", "dpop", "gnap", "privatetoken", "concealed", "vapid", "hoba", "mutual", "scram-sha-256"}

# METADATA
# title: Operations that read something demand authentication
# description: >-
#   A read that asks nobody who they are shows its answer to everyone who can reach it. Absent security is often an
#   oversight: in OpenAPI it means that none is required.
# related_resources:
#   - ref: https://owasp.org/API-Security/editions/2023/en/0xa2-broken-authentication/
# custom:
#   id: openapi/unauthenticated-read
#   entity: operation
#   severity: medium
#   profile: baseline
#   fix: >-
#     Declare security for the operation or the document; list deliberately public paths in the parameter public.
#   controls: [guide/3.tokens, OWASP-API2:2023, CWE-306]
#   params:
#     public: {type: array, default: [], description: "Globs of paths that anybody may call, such as /health or /public/**."}
package sealint.openapi.unauthenticated_read

import data.sealint.params

deny contains finding if {
	input.kind == "path"
	input.safe
	input.security.unauthenticated
	not public
	finding := {"message": sprintf("%s %s demands no authentication: %s", [input.method, input.path, reason]), "at": at}
}

reason := "no security is declared for it or for the whole document" if input.security.source == "none"

reason := "its own security is empty, which removes what it would inherit" if {
	input.security.source == "operation"
	count(input.security.alternatives) == 0
}

reason := "its own security holds nothing but an empty requirement, which everybody meets" if {
	input.security.source == "operation"
	count(input.security.alternatives) > 0
}

reason := "the document's security is empty" if {
	input.security.source == "root"
	count(input.security.alternatives) == 0
}

reason := "the document's security holds nothing but an empty requirement, which everybody meets" if {
	input.security.source == "root"
	count(input.security.alternatives) > 0
}

at := ["security"] if input.security.source == "operation"

at := [] if input.security.source != "operation"

public if {
	some pattern in params.public
	glob.match(pattern, ["/"], input.path)
}

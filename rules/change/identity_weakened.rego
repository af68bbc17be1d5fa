# METADATA
# title: The client does not prove itself by less than before
# description: >-
#   A stronger proof of identity was agreed on: a key or a password can be copied from a log or a laptop, a
#   certificate in a platform cannot. To go back is a decision that somebody should see.
# related_resources:
#   - ref: https://owasp.org/API-Security/editions/2023/en/0xa2-broken-authentication/
# custom:
#   id: change/identity-weakened
#   entity: change_integration
#   severity: high
#   profile: baseline
#   fix: >-
#     Keep the method, or have the change approved and record why (identity.elevated).
#   controls: [guide/3.identity, guide/3.tokens, OWASP-API2:2023, CWE-287]
package sealint.change.identity_weakened

import data.sealint.lib.manifests

deny contains finding if some finding in manifests.findings(input, weaker)

weaker contains {"at": at, "message": sprintf("the client proved itself by %s, now by %s", [before, by[after]])} if {
	before := input.before.spec.identity.method
	after := input.after.spec.identity.method
	rank[after] < rank[before]
}

weaker contains {"at": at, "message": sprintf("the client proved itself by %s; the manifest no longer says how it does", [before])} if {
	before := input.before.spec.identity.method
	rank[before] > 0
	manifests.dropped(input, at)
}

at := ["spec", "identity", "method"]

rank := {"none": 0, "basic": 1, "api-key": 2, "oauth2": 3, "oidc": 3, "workload-identity": 4, "mtls": 5}

by := {method: word | some method, _ in rank; word := object.get({"none": "nothing"}, method, method)}

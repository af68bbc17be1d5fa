# METADATA
# title: The client does not prove itself by less than before
# description: >-
#   A stronger proof of identity was agreed on: a key or a password can be copied from a log or a laptop, a
#   certificate in a platform cannot. The same holds for the way to a token: the password grant shows the password of a
#   user to the client, and the implicit grant puts the token into a URL; RFC 9700 advises against both. In the device
#   grant, a user can be tricked into approving the device of somebody else. To go back is a decision that somebody
#   should see.
# related_resources:
#   - ref: https://owasp.org/API-Security/editions/2023/en/0xa2-broken-authentication/
#   - ref: https://www.rfc-editor.org/rfc/rfc9700#section-2
# custom:
#   id: change/identity-weakened
#   entity: change_integration
#   severity: high
#   profile: baseline
#   fix: >-
#     Keep the method and the grant, or have the change approved and record why (identity.elevated).
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

weaker contains {"at": grant_at, "message": sprintf("the client gets its tokens by the %s grant%s", [grant_of(input.after), instead])} if {
	not tokenless
	grant_rank(input.after) < base_grant_rank
}

# A method that is not stated may be any.
tokenless if input.before.spec.identity.method in {"api-key", "basic", "none"}

weaker contains {"at": grant_at, "message": sprintf("the client got its tokens by the %s grant; the manifest no longer says how", [grant_of(input.before)])} if {
	grant_rank(input.before) > 1
	input.after.spec.identity
	not manifests.without_tokens(input.after)
	manifests.dropped(input, grant_at)
}

at := ["spec", "identity", "method"]

grant_at := ["spec", "identity", "grant"]

instead := sprintf(" instead of the %s grant", [grant_of(input.before)]) if grant_of(input.before)

instead := "" if not grant_of(input.before)

# The grant in the spelling of OAuth 2.0, with underscores.
grant_of(facts) := words if {
	name := trim_prefix(lower(facts.spec.identity.grant), "urn:ietf:params:oauth:grant-type:")
	words := trim(regex.replace(name, `[^a-z0-9]+`, "_"), "_")
	words != ""
}

# Where the grant of the base is not known, only the two that RFC 9700 advises against are weaker.
base_grant_rank := grant_rank(input.before)

base_grant_rank := 2 if not grant_rank(input.before)

grant_rank(facts) := min({rank | some words, rank in grant_ranks; regex.match(words, grant_of(facts))})

# By words of the grant. Nothing is known of other grants.
grant_ranks := {
	`password|^rop[cg]$`: 0,
	`implicit|^(id_)?token$|^id_token_token$|^token_id_token$`: 1,
	`device`: 2,
	`authorization_code|client_credential|jwt_bearer|saml2?_bearer|token_exchange|ciba`: 3,
}

rank := {"none": 0, "basic": 1, "api-key": 2, "oauth2": 3, "oidc": 3, "workload-identity": 4, "mtls": 5}

by := {method: word | some method, _ in rank; word := object.get({"none": "nothing"}, method, method)}

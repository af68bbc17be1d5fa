# METADATA
# title: Tokens do not live longer than before
# description: >-
#   A stolen token works until it expires. The time was chosen once; a longer one makes stolen tokens worth more.
# related_resources:
#   - ref: https://www.rfc-editor.org/rfc/rfc9700
# custom:
#   id: change/token-life-lengthened
#   entity: change_integration
#   severity: medium
#   profile: baseline
#   fix: >-
#     Keep the former identity.tokenTTL, and let the client ask for new tokens more often.
#   controls: [guide/3.tokens, OWASP-API2:2023, CWE-613]
package sealint.change.token_life_lengthened

import data.sealint.lib.manifests

deny contains finding if some finding in manifests.findings(input, weaker)

weaker contains {"at": at, "message": sprintf("tokens lived %s, now %s", [before, after])} if {
	input.after.token_ttl_seconds > input.before.token_ttl_seconds
	before := input.before.spec.identity.tokenTTL
	after := input.after.spec.identity.tokenTTL
}

weaker contains {"at": at, "message": sprintf("tokens lived %s, now they never end", [before])} if {
	before := input.before.spec.identity.tokenTTL
	before != "never"
	input.after.spec.identity.tokenTTL == "never"
}

weaker contains {"at": at, "message": sprintf("tokens lived %s; the manifest no longer says how long they do", [before])} if {
	before := input.before.spec.identity.tokenTTL
	manifests.dropped(input, at)
	not manifests.without_tokens(input.after)
}

at := ["spec", "identity", "tokenTTL"]

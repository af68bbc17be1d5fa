# METADATA
# title: Alternatives are equally strong
# description: >-
#   Security requirements in a list are alternatives: a caller has to meet only one. The list is as weak as its weakest
#   entry, so a static key beside OAuth 2.0 removes the benefit of short-lived tokens. A token or a signature of the request is
#   stronger than a key or password. Two alternatives that many operations repeat are one finding: at the list of the
#   document, otherwise at the first operation.
# related_resources:
#   - ref: https://owasp.org/API-Security/editions/2023/en/0xa2-broken-authentication/
# custom:
#   id: openapi/weaker-alternative
#   entity: security
#   severity: medium
#   profile: recommended
#   grows: true
#   fix: >-
#     Remove the weaker alternative, or require both in one requirement object.
#   controls: [guide/3.tokens, OWASP-API2:2023, CWE-1390]
package sealint.openapi.weaker_alternative

deny contains finding if {
	some strong in strong_ones
	some i, weak in weak_ones
	finding := {
		"message": sprintf("%s is accepted instead of %s, which is stronger", [names(weak), names(strong)]),
		"at": [i, schemes(weak)[0]],
		"decision": json.marshal([sort(schemes(weak)), sort(schemes(strong))]),
	}
}

# Apart, so that a long list of which all are equally strong is not compared with itself.
strong_ones := [a | some a in input.alternatives; a.strength in {"token", "signature"}]

weak_ones := {i: a | some i, a in input.alternatives; a.strength == "static"}

names(alternative) := concat(" and ", schemes(alternative))

schemes(alternative) := [r.scheme | some r in alternative.requirements]

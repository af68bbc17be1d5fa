# METADATA
# title: No alternative allows anonymous callers
# description: >-
#   A list of security requirements is as weak as its weakest alternative. An empty requirement {} in the list requires
#   nothing, so every credential in the list becomes optional. A list that many operations repeat is one finding: at the
#   list of the document, otherwise at the first operation.
# related_resources:
#   - ref: https://spec.openapis.org/oas/latest.html#security-requirement-object
# custom:
#   id: openapi/anonymous-alternative
#   entity: security
#   severity: high
#   profile: baseline
#   grows: true
#   fix: >-
#     Remove the empty requirement; give public operations an empty security list instead.
#   controls: [guide/3.tokens, OWASP-API2:2023, CWE-306]
package sealint.openapi.anonymous_alternative

deny contains finding if {
	not input.unauthenticated # a list with only {} is no security at all, which other rules report
	some i, alternative in input.alternatives
	count(alternative.requirements) == 0
	finding := {
		"message": "an empty requirement makes every other alternative optional",
		"at": [i],
		"decision": json.marshal({alternative_schemes | some other in input.alternatives; alternative_schemes := sort([r.scheme | some r in other.requirements])}),
	}
}

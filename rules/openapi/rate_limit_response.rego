# METADATA
# title: Operations document their rate limit
# description: >-
#   A contract without 429 says that there is no limit, or leaves clients unprepared for one, so that they retry at
#   once. Either way one script in a loop can make the API unavailable. A range 4XX includes 429; default only says
#   that anything else may happen.
# related_resources:
#   - ref: https://owasp.org/API-Security/editions/2023/en/0xa4-unrestricted-resource-consumption/
#   - ref: https://www.rfc-editor.org/rfc/rfc6585#section-4
# custom:
#   id: openapi/rate-limit-response
#   entity: contract
#   severity: low
#   profile: recommended
#   fix: >-
#     Document a 429 response with Retry-After for every operation.
#   controls: [guide/14.limits, OWASP-API4:2023, CWE-770]
package sealint.openapi.rate_limit_response

deny contains finding if {
	many
	some answer in unlimited
	finding := {"message": message(answer), "at": answer.at, "decision": "no 429 response"}
}

deny contains finding if {
	not many
	some answer in unlimited
	finding := {"message": message(answer), "at": answer.at}
}

# If most operations have no 429 response, that is one decision.
many if {
	count(unlimited) > 10
	count(unlimited) * 2 > count(input.answers)
}

message(answer) := sprintf("%s %s documents no 429 response", [answer.method, answer.path])

unlimited := [answer |
	some answer in input.answers
	count({"429", "4XX"} & {s | some s in answer.statuses}) == 0
]

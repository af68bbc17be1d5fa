# METADATA
# title: Operations document how they fail
# description: >-
#   Clients can only handle documented errors. A secured operation without 401 or 403, or one with input and without
#   400, does not say how it refuses a request; it then sends whatever the framework produces.
# related_resources:
#   - ref: https://owasp.org/API-Security/editions/2023/en/0xa8-security-misconfiguration/
# custom:
#   id: openapi/error-contract
#   entity: contract
#   severity: low
#   profile: recommended
#   fix: >-
#     Document the missing responses, or a default response that describes all errors.
#   controls: [guide/5.contract, OWASP-API8:2023, CWE-755]
package sealint.openapi.error_contract

deny contains finding if {
	some answer in input.answers
	lacking := lacks(answer) - common
	count(lacking) > 0
	finding := {
		"message": sprintf("%s documents no response for %s", [name(answer), concat(", ", sort({failures[f].words | some f in lacking}))]),
		"at": answer.at,
	}
}

deny contains finding if {
	some failure in common
	some answer in lacking[failure]
	finding := {
		"message": sprintf("%s documents no response for %s", [name(answer), failures[failure].words]),
		"at": answer.at,
		"decision": failure,
	}
}

# That most operations lack a response is one decision.
common contains failure if {
	some failure, answers in lacking
	count(answers) > 10
	count(answers) * 2 > count(input.answers)
}

lacking[failure] := [answer |
	some answer in input.answers
	failure in lacks(answer)
] if some failure, _ in failures

name(answer) := sprintf("%s %s", [answer.method, answer.path])

lacks(answer) := {failure |
	statuses := {s | some s in answer.statuses}
	not "default" in statuses
	not unregistered(statuses)
	some failure in possible(answer)
	count(failures[failure].statuses & statuses) == 0
}

# What a status means that is not registered with IANA, only its description can say.
unregistered(statuses) if {
	some status in statuses
	regex.match(`^(4(19|2[07]|3[02-9]|[4-9][0-9])|5(09|1[2-9]|[2-9][0-9]))$`, status)
	status != "451"
}

failures := {
	"credential": {"words": "a missing or insufficient credential (401, 403)", "statuses": {"401", "403", "4XX"}},
	"input": {"words": "invalid input (400, 422)", "statuses": {"400", "422", "4XX"}},
	"server": {"words": "failures of the server (5XX, default)", "statuses": {"500", "501", "502", "503", "504", "5XX"}},
}

# How an operation may fail.
possible(answer) := ({"server"} | {f | f := "credential"; answer.secured}) | {f | f := "input"; answer.takes_input}

# METADATA
# title: Operations document how they fail
# description: >-
#   Clients can only handle errors that they know of. A secured operation without 401 or 403, or one with input and
#   without 400, gives no sign of how it refuses; what it really sends is whatever the framework made of it.
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
		"message": sprintf("%s documents no response for %s", [name(answer), concat(", ", sort(lacking))]),
		"at": answer.at,
	}
}

deny contains finding if {
	some failure in common
	finding := {
		"message": sprintf(
			"%d of %d operations document no response for %s, %s first",
			[count(lacking[failure]), count(input.answers), failure, name(lacking[failure][0])],
		),
		"at": lacking[failure][0].at,
		"related": [{"ref": answer.at, "message": name(answer)} | some i, answer in lacking[failure]; i > 0],
	}
}

# What most operations lack is told once.
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
	some failure, keys in failures
	applies(failure, answer)
	count(keys & statuses) == 0
}

failures := {
	"a missing or insufficient credential (401, 403)": {"401", "403", "4XX"},
	"input that is wrong (400, 422)": {"400", "422", "4XX"},
	"failures of the server (5XX, default)": {"500", "501", "502", "503", "504", "5XX"},
}

applies(failure, answer) if {
	contains(failure, "401")
	answer.secured
}

applies(failure, answer) if {
	contains(failure, "400")
	answer.takes_input
}

applies(failure, _) if contains(failure, "5XX")

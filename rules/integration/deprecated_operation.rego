# METADATA
# title: Used operations are there to stay
# description: >-
#   An operation that is deprecated gets no more care, and one past its sunset may be gone tomorrow. Whoever still uses
#   it moves on while there is time.
# related_resources:
#   - ref: https://www.rfc-editor.org/rfc/rfc8594
#   - ref: https://owasp.org/API-Security/editions/2023/en/0xa9-improper-inventory-management/
# custom:
#   id: integration/deprecated-operation
#   entity: integration
#   severity: medium
#   profile: baseline
#   fix: >-
#     Use the operation that replaces it, and name that in contract.operations; list the operations that are used where
#     this one is not.
#   controls: [guide/5.versioning, OWASP-API9:2023, CWE-477]
#   params:
#     warn_days: {type: integer, default: 90, description: "How many days ahead the end of an operation that is not deprecated is reported; 0: not."}
package sealint.integration.deprecated_operation

import data.sealint.params

deny contains finding if {
	some i, operation in input.contract.used
	operation.deprecated
	finding := {
		"message": sprintf("%s is deprecated%s", [operation.name, and_ends(operation)]),
		"at": operation.at,
		"related": array.concat(
			[{"ref": ["contract", "used", i, "deprecated"], "message": sprintf("%s is deprecated", [operation.name])}],
			sunset(i, operation),
		),
	}
}

deny contains finding if {
	some i, operation in input.contract.used
	operation.sunset != ""
	not operation.deprecated
	ended_or_near(sealint.date.days(data.sealint.today, operation.sunset))
	finding := {
		"message": sprintf("%s %s", [operation.name, ends(operation)]),
		"at": operation.at,
		"related": sunset(i, operation),
	}
}

ended_or_near(left) if left < 0

ended_or_near(left) if {
	params.warn_days > 0
	left >= 0
	left <= params.warn_days
}

and_ends(operation) := "" if operation.sunset == ""

and_ends(operation) := sprintf(" and %s", [ends(operation)]) if operation.sunset != ""

ends(operation) := when(sealint.date.days(data.sealint.today, operation.sunset), operation.sunset)

when(left, day) := sprintf("ended %s ago, on %s", [days(0 - left), day]) if left < 0

when(0, _) := "ends today"

when(left, day) := sprintf("ends in %s, on %s", [days(left), day]) if left > 0

days(1) := "1 day"

days(n) := sprintf("%d days", [n]) if n != 1

sunset(i, operation) := [{"ref": ["contract", "used", i, "x-sunset"], "message": message} |
	operation.sunset != ""
	message := sprintf("the sunset of %s is %s", [operation.name, operation.sunset])
]

# METADATA
# title: The integration uses no deprecated operations
# description: >-
#   A deprecated operation is no longer maintained, and one whose sunset has passed may be switched off at any time.
#   Its users should move while there is time.
# related_resources:
#   - ref: https://www.rfc-editor.org/rfc/rfc8594
#   - ref: https://owasp.org/API-Security/editions/2023/en/0xa9-improper-inventory-management/
# custom:
#   id: integration/deprecated-operation
#   entity: integration
#   severity: medium
#   profile: baseline
#   fix: >-
#     Use the operation that replaces it, and list that one in contract.operations. If the deprecated operation is not
#     used, list the operations that are.
#   controls: [guide/5.versioning, OWASP-API9:2023, CWE-477]
#   params:
#     warn_days: {type: integer, default: 90, description: "How many days ahead the end of an operation that is not deprecated is reported; 0: not."}
package sealint.integration.deprecated_operation

import data.sealint.lib.days
import data.sealint.lib.text
import data.sealint.params

deny contains finding if {
	input.contract.uses_some
	some i, operation in input.contract.used
	operation.deprecated
	finding := {
		"message": sprintf("%s is deprecated%s", [operation.name, and_ends(operation)]),
		"at": operation.at,
		"related": array.concat(deprecation(i), sunset(i, operation)),
	}
}

deny contains finding if {
	input.contract.uses_some
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

# If the manifest lists no operations, all count as used: one finding lists those that end.
deny contains finding if {
	not input.contract.uses_some
	ending := [i | some i, operation in input.contract.used; ending_operation(operation)]
	count(ending) > 0
	finding := {
		"message": sprintf("the manifest lists no operations, so all %d count as used, and %s deprecated or about to end: %s", [
			count(input.contract.used),
			counted(count(ending)),
			text.first([input.contract.used[i].name | some i in ending], 3),
		]),
		"at": input.contract.used[ending[0]].at,
		"related": [related |
			some i in array.slice(ending, 0, 5)
			some related in array.concat(deprecation(i), sunset(i, input.contract.used[i]))
		],
	}
}

counted(1) := "1 is"

counted(n) := sprintf("%d are", [n]) if n != 1

ending_operation(operation) if operation.deprecated

ending_operation(operation) if {
	operation.sunset != ""
	ended_or_near(sealint.date.days(data.sealint.today, operation.sunset))
}

deprecation(i) := [{"ref": ["contract", "used", i, "deprecated"], "message": message} |
	input.contract.used[i].deprecated
	message := sprintf("%s is deprecated", [input.contract.used[i].name])
]

ended_or_near(left) if left < 0

ended_or_near(left) if {
	params.warn_days > 0
	left >= 0
	left <= params.warn_days
}

and_ends(operation) := "" if operation.sunset == ""

and_ends(operation) := sprintf(" and %s", [ends(operation)]) if operation.sunset != ""

ends(operation) := when(sealint.date.days(data.sealint.today, operation.sunset), operation.sunset)

when(left, day) := sprintf("ended %s ago, on %s", [days.text(0 - left), day]) if left < 0

when(left, _) := sprintf("ends %s", [days.ahead(left)]) if left >= 0

sunset(i, operation) := [{"ref": ["contract", "used", i, "x-sunset"], "message": message} |
	operation.sunset != ""
	message := sprintf("the sunset of %s is %s", [operation.name, operation.sunset])
]

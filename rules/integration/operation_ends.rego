# METADATA
# title: No used operation ends soon
# description: >-
#   An operation with a sunset stops to work on that day. Its users should move while there is time.
# custom:
#   id: integration/operation-ends
#   entity: integration
#   severity: medium
#   profile: baseline
#   fix: >-
#     Use the operation that replaces it, and list that one in contract.operations. If the operation is not used, list
#     the operations that are.
#   controls: [guide/5.versioning, OWASP-API9:2023]
#   params:
#     warn_days: {type: integer, default: 90, description: "How many days ahead the end of an operation that is not deprecated is reported; 0: not."}
package sealint.integration.operation_ends

import data.sealint.lib.endings
import data.sealint.lib.text
import data.sealint.params

deny contains finding if {
	input.contract.uses_some
	some i in ending
	operation := input.contract.used[i]
	finding := {
		"message": sprintf("%s %s", [operation.name, endings.words(operation)]),
		"at": operation.at,
		"related": endings.related(i, operation),
	}
}

# If the manifest lists no operations, all count as used: one finding lists those that end.
deny contains finding if {
	not input.contract.uses_some
	count(ending) > 0
	finding := {
		"message": sprintf("the manifest lists no operations, so all %d count as used, and %s to end: %s", [
			count(input.contract.used),
			counted(count(ending)),
			text.first([input.contract.used[i].name | some i in ending], 3),
		]),
		"at": input.contract.used[ending[0]].at,
		"related": [related |
			some i in array.slice(ending, 0, 5)
			some related in endings.related(i, input.contract.used[i])
		],
	}
}

# integration/deprecated-operation tells those that are deprecated, or have ended.
ending := [i |
	params.warn_days > 0
	some i, operation in input.contract.used
	not operation.deprecated
	left := endings.left(operation)
	left >= 0
	left <= params.warn_days
]

counted(1) := "1 is about"

counted(n) := sprintf("%d are about", [n]) if n != 1

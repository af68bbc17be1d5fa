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
package sealint.integration.deprecated_operation

import data.sealint.lib.endings
import data.sealint.lib.text

deny contains finding if {
	input.contract.uses_some
	some i, operation in input.contract.used
	operation.deprecated
	finding := {
		"message": sprintf("%s is deprecated%s", [operation.name, and_ends(operation)]),
		"at": operation.at,
		"related": array.concat(deprecation(i), endings.related(i, operation)),
	}
}

deny contains finding if {
	input.contract.uses_some
	some i, operation in input.contract.used
	not operation.deprecated
	endings.left(operation) < 0
	finding := {
		"message": sprintf("%s %s", [operation.name, endings.words(operation)]),
		"at": operation.at,
		"related": endings.related(i, operation),
	}
}

# If the manifest lists no operations, all count as used: one finding lists those that are deprecated or ended.
deny contains finding if {
	not input.contract.uses_some
	ending := [i | some i, operation in input.contract.used; over(operation)]
	count(ending) > 0
	finding := {
		"message": sprintf("the manifest lists no operations, so all %d count as used, and %s deprecated or ended: %s", [
			count(input.contract.used),
			counted(count(ending)),
			text.first([input.contract.used[i].name | some i in ending], 3),
		]),
		"at": input.contract.used[ending[0]].at,
		"related": [related |
			some i in array.slice(ending, 0, 5)
			some related in array.concat(deprecation(i), endings.related(i, input.contract.used[i]))
		],
	}
}

counted(1) := "1 is"

counted(n) := sprintf("%d are", [n]) if n != 1

over(operation) if operation.deprecated

over(operation) if endings.left(operation) < 0

deprecation(i) := [{"ref": ["contract", "used", i, "deprecated"], "message": message} |
	input.contract.used[i].deprecated
	message := sprintf("%s is deprecated", [input.contract.used[i].name])
]

and_ends(operation) := "" if operation.sunset == ""

and_ends(operation) := sprintf(" and %s", [endings.words(operation)]) if operation.sunset != ""

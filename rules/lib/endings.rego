# Ends of the operations that an integration uses.
package sealint.lib.endings

import data.sealint.lib.days

# How many days are left until an operation ends; negative after its last day. Undefined without a sunset.
left(operation) := sealint.date.days(data.sealint.today, operation.sunset) if operation.sunset != ""

# The end of an operation in words.
words(operation) := sprintf("ended %s ago, on %s", [days.text(0 - left(operation)), operation.sunset]) if left(operation) < 0

words(operation) := sprintf("ends %s", [days.ahead(left(operation))]) if left(operation) >= 0

# The place in the contract that says when used operation i ends.
related(i, operation) := [{"ref": ["contract", "used", i, "x-sunset"], "message": message} |
	operation.sunset != ""
	message := sprintf("the sunset of %s is %s", [operation.name, operation.sunset])
]

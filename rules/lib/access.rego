# Access to an operation on both sides of a change.
package sealint.lib.access

# Operations that inherit the security of the document on both sides change together.
inherited(change) if {
	change.before.security.source != "operation"
	change.after.security.source != "operation"
}

# What a message says of: the operation, or all that inherit the security of the document.
subject(change) := sprintf("every operation with the security of the document, such as %s %s", [change.after.method, change.after.path]) if {
	inherited(change)
}

subject(change) := sprintf("%s %s", [change.after.method, change.after.path]) if not inherited(change)

# A finding about an alternative that admits more callers. One edit of the security of the document is one decision.
told(change, admitted, message) := {
	"message": message,
	"at": at(admitted),
	"related": [{"ref": from(admitted), "message": "before"}],
	"decision": decision(change, admitted),
}

at(admitted) := ["security"] if admitted.how == "nothing"

at(admitted) := ["security", admitted.index] if admitted.how != "nothing"

from(admitted) := ["before", "security"] if admitted.from < 0

from(admitted) := ["before", "security", admitted.from] if admitted.from >= 0

decision(change, admitted) := sprintf("the document: %s", [admitted.text]) if inherited(change)

decision(change, _) := "" if not inherited(change)

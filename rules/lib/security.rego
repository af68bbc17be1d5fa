# The security of an operation, as the specification derives it.
package sealint.lib.security

# Where an operation's security is found. Inherited security is right where it is declared; what is missing is missing at
# the operation.
at(security) := ["security"] if security.source == "operation"

at(security) := [] if security.source != "operation"

# Why an operation requires no authentication.
reason(security) := "neither the operation nor the document declares security" if security.source == "none"

reason(security) := "its own security is empty, which removes the security of the document" if {
	security.source == "operation"
	count(security.alternatives) == 0
}

reason(security) := "its own security has only an empty requirement, which every caller meets" if {
	security.source == "operation"
	count(security.alternatives) > 0
}

reason(security) := "the document's security is empty" if {
	security.source == "root"
	count(security.alternatives) == 0
}

reason(security) := "the document's security has only an empty requirement, which every caller meets" if {
	security.source == "root"
	count(security.alternatives) > 0
}

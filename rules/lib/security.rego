# The security of an operation, as the specification derives it.
package sealint.lib.security

import data.sealint.lib.text

# Where an operation's security is found. Inherited security is right where it is declared; what is missing is missing at
# the operation.
at(security) := ["security"] if security.source == "operation"

at(security) := [] if security.source != "operation"

# Where an alternative of an operation that was added is found. An inherited one was there before: the operation is new.
alternative_at(security, index) := ["security", index] if security.source == "operation"

alternative_at(security, _) := [] if security.source != "operation"

# Why an operation requires no authentication.
reason(security) := sprintf("neither the operation nor the document declares security%s", [forgotten(security)]) if {
	security.source == "none"
}

reason(security) := "its own security is empty, which removes the security of the document" if {
	security.source == "operation"
	count(security.alternatives) == 0
}

reason(security) := "its own security has only an empty requirement, which every caller meets" if {
	security.source == "operation"
	count(security.alternatives) > 0
}

# The document declares schemes, and nothing demands them: one line would mend it.
forgotten(security) := "" if count(security.unused_schemes) == 0

forgotten(security) := sprintf(", although the document declares the scheme %q", [security.unused_schemes[0]]) if {
	count(security.unused_schemes) == 1
}

forgotten(security) := sprintf(", although the document declares the schemes %s", [text.first(security.unused_schemes, 3)]) if {
	count(security.unused_schemes) > 1
}

# A parameter for a credential is no security requirement.
ignored(parameters) := sprintf("; the %s parameter %q does not count, because only a security requirement demands a credential", [parameter.in, parameter.name]) if {
	parameter := [p | some p in parameters; credential(p)][0]
}

ignored(parameters) := "" if {
	every p in parameters {
		not credential(p)
	}
}

credential(parameter) if {
	parameter.in == "header"
	regex.match(`(?i)^(authorization|.*(api[-_]?key|token|secret[-_]?key|[-_]authentication))$`, parameter.name)
	not regex.match(`(?i)[cx]srf`, parameter.name)
}

credential(parameter) if {
	parameter.in == "query"
	regex.match(`(?i)^(api[-_]?key|secret[-_]?key|access[-_]?token|auth[-_]?token)$`, parameter.name)
}

reason(security) := "the document's security is empty" if {
	security.source == "root"
	count(security.alternatives) == 0
}

reason(security) := "the document's security has only an empty requirement, which every caller meets" if {
	security.source == "root"
	count(security.alternatives) > 0
}

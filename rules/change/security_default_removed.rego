# METADATA
# title: The document keeps its default security
# description: >-
#   The document demanded a credential for every operation that does not say otherwise. Without that default, an
#   operation that somebody adds later is open to everybody. If an operation lost its security with it, that is
#   reported instead.
# custom:
#   id: change/security-default-removed
#   entity: change_contract
#   severity: medium
#   profile: recommended
#   fix: >-
#     Declare security for the document again, also if each operation has its own.
#   controls: [guide/3.tokens, OWASP-API2:2023, CWE-306]
package sealint.change.security_default_removed

import data.sealint.lib.text

deny contains finding if {
	input.before.root_security.unauthenticated == false
	gone
	not input.opened
	finding := {
		"message": sprintf("the document demanded %s by default and no longer demands a credential: operations that are added later will be open", [demanded]),
		"at": ["security"],
		"related": [{"ref": ["before", "security"], "message": "before"}],
	}
}

gone if not input.after.root_security

gone if input.after.root_security.unauthenticated

demanded := text.first(schemes, 5) if count(schemes) > 0

else := "a credential"

schemes := sort({sprintf("%q", [requirement.scheme]) |
	some alternative in input.before.root_security.alternatives
	some requirement in alternative.requirements
})

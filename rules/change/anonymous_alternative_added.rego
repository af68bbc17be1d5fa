# METADATA
# title: No alternative without a credential is added
# description: >-
#   Security requirements are alternatives. An empty one beside others makes all of them optional: callers may
#   leave the credential out.
# custom:
#   id: change/anonymous-alternative-added
#   entity: change_operation
#   severity: high
#   profile: baseline
#   fix: >-
#     Remove the empty requirement, or move what is public to an operation of its own.
#   controls: [guide/3.tokens, OWASP-API2:2023, CWE-306]
package sealint.change.anonymous_alternative_added

import data.sealint.lib.access

deny contains finding if {
	some admitted in input.access.admits
	admitted.how == "anonymous"
	finding := access.told(input, admitted, sprintf("callers of %s needed %s; an empty alternative now lets them leave it out", [access.subject(input), admitted.was]))
}

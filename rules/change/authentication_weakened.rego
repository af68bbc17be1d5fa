# METADATA
# title: No weaker credential becomes enough
# description: >-
#   An alternative of the security requirements accepts a credential that tells callers less apart than all that
#   were accepted. In order, weakest first: an API key in the URL; a key or a password; a token or a signature; a
#   token and a key together; a client certificate.
# custom:
#   id: change/authentication-weakened
#   entity: change_operation
#   severity: high
#   profile: baseline
#   fix: >-
#     Demand a credential at least as strong as before.
#   controls: [guide/3.tokens, OWASP-API2:2023, CWE-1390]
package sealint.change.authentication_weakened

import data.sealint.lib.access

deny contains finding if {
	some admitted in input.access.admits
	admitted.how == "weaker"
	finding := access.told(input, admitted, sprintf("callers of %s needed %s; %s is now enough", [access.subject(input), admitted.was, admitted.text]))
}

# METADATA
# title: No credential of several is left out
# description: >-
#   Callers had to present several credentials together. Now some of them are enough, so that whoever steals these
#   has access.
# custom:
#   id: change/factor-dropped
#   entity: change_operation
#   severity: high
#   profile: baseline
#   fix: >-
#     Demand all of the credentials in one requirement again.
#   controls: [guide/3.tokens, OWASP-API2:2023, CWE-308]
package sealint.change.factor_dropped

import data.sealint.lib.access

deny contains finding if {
	some admitted in input.access.admits
	admitted.how == "factor"
	finding := access.told(input, admitted, sprintf("callers of %s needed %s together; %s alone is now enough", [access.subject(input), admitted.was, admitted.text]))
}

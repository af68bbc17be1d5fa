# METADATA
# title: No other credential becomes enough
# description: >-
#   The operation now accepts a credential or scope that is as strong as those before, but that other callers
#   have. It may be meant; somebody should have decided who these callers are. Equal edits of several operations
#   are one finding.
# custom:
#   id: change/alternative-added
#   entity: change_operation
#   severity: medium
#   profile: recommended
#   fix: >-
#     Make sure that all callers with the new credential may call the operation.
#   controls: [guide/3.scopes, OWASP-API5:2023, CWE-285]
package sealint.change.alternative_added

import data.sealint.lib.access

deny contains finding if {
	some admitted in input.access.admits
	admitted.how == "other"
	finding := {
		"message": sprintf("callers of %s needed %s; now %s is enough", [access.subject(input), admitted.was, admitted.text]),
		"at": access.at(admitted),
		"related": [{"ref": access.from(admitted), "message": "before"}],
		"decision": json.marshal([admitted.was, admitted.text]),
	}
}

# METADATA
# title: The integration goes on asking only for what it needs
# description: >-
#   Data that is not requested cannot leak.
# custom:
#   id: change/minimization-dropped
#   entity: change_integration
#   severity: low
#   profile: recommended
#   fix: >-
#     Request only the fields that are needed, and say so in data.minimized.
#   controls: [guide/4.minimization, OWASP-API3:2023]
package sealint.change.minimization_dropped

import data.sealint.lib.manifests

deny contains finding if some finding in manifests.findings(input, weaker)

weaker contains {"at": at, "message": "the manifest no longer says that only the needed fields are requested"} if {
	at := ["spec", "data", "minimized"]
	manifests.switched_off(input, at)
}

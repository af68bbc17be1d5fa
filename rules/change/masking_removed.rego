# METADATA
# title: Masked data stays masked
# description: >-
#   Masking keeps most of a value out of logs, screens and tickets. Without it, the whole value is everywhere that a
#   part of it was.
# custom:
#   id: change/masking-removed
#   entity: change_value
#   severity: high
#   profile: baseline
#   fix: >-
#     State x-masking again.
#   controls: [guide/4.minimization, CWE-200]
package sealint.change.masking_removed

import data.sealint.lib.values

deny contains finding if {
	input.status == "modified"
	input.before.masked
	not input.after.masked
	finding := values.told(sprintf("%s was masked, and no longer is", [input.name]), ["x-masking"], ["x-masking"])
}

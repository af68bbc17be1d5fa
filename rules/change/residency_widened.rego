# METADATA
# title: Data stays in the regions where it was
# description: >-
#   Another region is another law, and often another company. Those whose data it is were told where it stays.
# custom:
#   id: change/residency-widened
#   entity: change_integration
#   severity: medium
#   profile: recommended
#   fix: >-
#     Keep data.residency and data.regionRouting, or check the transfer to the further region first.
#   controls: [guide/13.residency, guide/8.regulated]
package sealint.change.residency_widened

import data.sealint.lib.manifests
import data.sealint.lib.text

deny contains finding if some finding in manifests.findings(input, weaker)

weaker contains {"at": at, "message": sprintf("data was stored in %s; now also in %s", [text.first(before, 5), text.first(gained, 5)])} if {
	gained := [input.after.spec.data.residency[i] | some i in input.residency.gained]
	count(gained) > 0
}

weaker contains {"at": at, "message": sprintf("data was stored in %s; the manifest no longer says where it is", [text.first(before, 5)])} if {
	input.residency.dropped
}

weaker contains {"at": routing, "message": "the manifest no longer says that data is routed by region"} if {
	manifests.switched_off(input, routing)
}

routing := ["spec", "data", "regionRouting"]

before := input.before.spec.data.residency

at := ["spec", "data", "residency"]

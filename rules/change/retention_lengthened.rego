# METADATA
# title: Data is not kept longer than before
# description: >-
#   What has been deleted cannot be stolen. Those whose data it is were told how long it is kept.
# custom:
#   id: change/retention-lengthened
#   entity: change_integration
#   severity: medium
#   profile: recommended
#   fix: >-
#     Keep data.retention, or record why the data is needed longer.
#   controls: [guide/8.regulated]
package sealint.change.retention_lengthened

import data.sealint.lib.manifests

deny contains finding if some finding in manifests.findings(input, weaker)

weaker contains {"at": at, "message": sprintf("data was kept %s, now %s", [before, after])} if {
	input.after.retention_seconds > input.before.retention_seconds
	before := input.before.spec.data.retention
	after := input.after.spec.data.retention
}

weaker contains {"at": at, "message": sprintf("data was kept %s; the manifest no longer says how long it is", [before])} if {
	before := input.before.spec.data.retention
	manifests.dropped(input, at)
}

at := ["spec", "data", "retention"]

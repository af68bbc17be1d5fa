# METADATA
# title: Integrations that are to end do end
# description: >-
#   Reviews and rotations of an integration that is about to end are often let go. If it goes on, that has to be
#   caught up.
# related_resources:
#   - ref: https://www.rfc-editor.org/rfc/rfc8594
# custom:
#   id: change/lifecycle-reopened
#   entity: change_integration
#   severity: low
#   profile: recommended
#   fix: >-
#     End the integration as announced, or catch up with what was postponed and tell those who counted on its end.
#   controls: [guide/10.catalogue, guide/5.versioning]
package sealint.change.lifecycle_reopened

import data.sealint.lib.manifests

deny contains finding if some finding in manifests.findings(input, weaker)

weaker contains {"at": ["metadata", "lifecycle"], "message": sprintf("the integration was %s; now it is %s", [before, after])} if {
	before := input.before.metadata.lifecycle
	after := input.after.metadata.lifecycle
	rank[after] < rank[before]
}

weaker contains {"at": ["metadata", "lifecycle"], "message": message} if {
	before := input.before.metadata.lifecycle
	rank[before] > 0
	manifests.dropped(input, ["metadata", "lifecycle"])
	message := sprintf("the integration was %s; the manifest no longer says so", [before])
}

weaker contains {"at": sunset, "message": sprintf("the integration was to end on %s, now on %s", [before, after])} if {
	before := input.before.metadata.sunset
	after := input.after.metadata.sunset
	after > before
}

weaker contains {"at": sunset, "message": sprintf("the integration was to end on %s; the manifest no longer says when it does", [before])} if {
	before := input.before.metadata.sunset
	manifests.dropped(input, sunset)
	not input.after.metadata.lifecycle == "retired" # it has ended
	not reopened # that is told already
}

reopened if rank[input.after.metadata.lifecycle] < rank[input.before.metadata.lifecycle]

sunset := ["metadata", "sunset"]

rank := {"proposed": 0, "active": 0, "deprecated": 1, "retired": 2}

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
#     Keep data.retention, and retention of the consumers and of the provider, or record why the data is needed longer.
#   controls: [guide/8.regulated]
package sealint.change.retention_lengthened

import data.sealint.lib.manifests
import data.sealint.lib.receivers

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

deny contains finding if {
	some pair in kept
	words := longer(pair.was, pair.now)
	message := sprintf("%s kept the data %s; %s", [receivers.words(pair.now), pair.was.retention, words])
	finding := manifests.told(message, array.concat(pair.now.at, ["retention"]), array.concat(pair.was.at, ["retention"]))
}

# The consumers and the provider, where the base says how long they keep the data.
kept contains {"was": was, "now": now} if {
	some pair in input.consumers
	was := input.before.receivers[pair.before]
	was.retention != ""
	now := input.after.receivers[pair.after]
}

kept contains {"was": was, "now": now} if {
	some was in input.before.receivers
	was.role == "provider"
	was.retention != ""
	some now in input.after.receivers
	now.role == "provider"
}

longer(was, now) := sprintf("now it keeps it %s", [now.retention]) if now.retention_seconds > was.retention_seconds

longer(_, now) := "the manifest no longer says how long it does" if {
	now.retention == ""
	now.form != "none"
	not receivers.misstated(input.after, now, "retention")
}

at := ["spec", "data", "retention"]

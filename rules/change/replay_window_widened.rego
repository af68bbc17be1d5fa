# METADATA
# title: Old deliveries of webhooks stay refused
# description: >-
#   Who has seen a signed delivery can send it again, as long as the receiver accepts its age.
# custom:
#   id: change/replay-window-widened
#   entity: change_integration
#   severity: medium
#   profile: recommended
#   fix: >-
#     Keep transport.webhooks[].replayWindow at minutes, and deduplication at days.
#   controls: [guide/2.threats, CWE-294]
package sealint.change.replay_window_widened

import data.sealint.lib.manifests
import data.sealint.lib.violations

deny contains finding if {
	some pair in input.webhooks
	before := input.before.webhooks[pair.before]
	after := input.after.webhooks[pair.after]
	after.signed # otherwise another rule speaks
	at := array.concat(after.at, ["replayWindow"])
	words := window(before, after, at)
	message := sprintf("deliveries at %s were accepted for %d seconds; %s", [after.url, before.replay_seconds, words])
	finding := manifests.told(message, at, array.concat(before.at, ["replayWindow"]))
}

deny contains finding if {
	some pair in input.webhooks
	before := input.before.webhooks[pair.before]
	after := input.after.webhooks[pair.after]
	after.signed
	at := array.concat(after.at, ["deduplication"])
	words := memory(before, after, at)
	message := sprintf("deliveries at %s were remembered for %d seconds; %s", [after.url, before.deduplication_seconds, words])
	finding := manifests.told(message, at, array.concat(before.at, ["deduplication"]))
}

memory(before, after, _) := sprintf("now for %d", [after.deduplication_seconds]) if {
	after.deduplication_seconds * 2 <= before.deduplication_seconds
}

memory(_, after, at) := "the manifest no longer says for how long they are" if {
	not after.deduplication_seconds
	not violations.at(input.after.violations, at)
}

window(before, after, _) := sprintf("now for %d", [after.replay_seconds]) if {
	after.replay_seconds > before.replay_seconds
	after.replay_seconds >= before.replay_seconds * 2
}

window(_, after, at) := "the manifest no longer says for how long they are" if {
	not after.replay_seconds
	not violations.at(input.after.violations, at)
}

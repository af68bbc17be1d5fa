# METADATA
# title: Elevated rights end on the day that was agreed
# description: >-
#   An exception is approved until a day. Each extension, and each new exception, should be as visible as the first
#   approval was.
# custom:
#   id: change/elevated-extended
#   entity: change_integration
#   severity: medium
#   profile: recommended
#   fix: >-
#     Replace the broad scope or the static key; if that is impossible, have the extension approved.
#   controls: [guide/12.organisation, CWE-250]
package sealint.change.elevated_extended

import data.sealint.lib.manifests

deny contains finding if some finding in manifests.findings(input, weaker)

weaker contains {"at": expires, "message": sprintf("elevated rights were to end on %s, now on %s", [before, after])} if {
	before := input.before.spec.identity.elevated.expires
	after := input.after.spec.identity.elevated.expires
	after > before
}

weaker contains {"at": expires, "message": sprintf("elevated rights were to end on %s; the manifest no longer says when they do", [before])} if {
	before := input.before.spec.identity.elevated.expires
	manifests.dropped(input, expires)
	not "spec.identity.elevated" in input.after.absent
}

weaker contains {"at": ["spec", "identity", "elevated"], "message": message} if {
	"spec.identity.elevated" in input.before.absent
	not "spec.identity" in input.before.absent # nothing was said about the client before
	input.after.spec.identity.elevated
	message := sprintf("the integration now has elevated rights%s", [until])
}

weaker contains {"at": excepts, "message": sprintf("the approval now also covers %s", [concat(", ", gained)])} if {
	input.before.spec.identity.elevated
	input.after.spec.identity.elevated
	gained := covered(input.after) - covered(input.before)
	count(gained) > 0
}

# An approval that names nothing covers what there was before exceptions had names. An item that violates the schema is empty.
covered(facts) := {kind | some kind in facts.spec.identity.elevated.excepts; kind != ""} if {
	not "spec.identity.elevated.excepts" in facts.absent
}

covered(facts) := {"broad-scope", "static-key"} if "spec.identity.elevated.excepts" in facts.absent

until := sprintf(" until %s", [input.after.spec.identity.elevated.expires])

until := "" if not input.after.spec.identity.elevated.expires

expires := ["spec", "identity", "elevated", "expires"]

excepts := ["spec", "identity", "elevated", "excepts"]

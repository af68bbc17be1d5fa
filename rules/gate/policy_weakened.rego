# METADATA
# title: A change does not weaken the gate unseen
# description: >-
#   The change makes the gate judge less strictly: a rule is off or has a lower severity or other
#   parameters, the profile is smaller, or findings fail from a higher severity on. The change itself is
#   judged by the policy of the base; what it says holds after the merge.
# custom:
#   id: gate/policy-weakened
#   entity: policy
#   severity: high
#   profile: baseline
#   waivable: "no"
#   fix: >-
#     Undo the setting, or let those who are responsible for the gate approve the change. Accept single
#     findings by a waiver instead: it has an owner and an end.
package sealint.gate.policy_weakened

deny contains {"message": message(w), "at": ["weakened", i]} if some i, w in input.weakened

message(w) := sprintf("after the merge, rule %s does not run any more%s", [w.name, where(w)]) if w.kind == "rule-off"

message(w) := sprintf("after the merge, findings of %s are %s instead of %s%s", [w.name, w.after, w.before, where(w)]) if w.kind == "severity"

message(w) := sprintf("after the merge, rule %s has other parameters%s", [w.name, where(w)]) if w.kind == "parameter"

message(w) := sprintf("after the merge, rule %s does not exist any more", [w.name]) if w.kind == "rule-gone"

message(w) := sprintf("after the merge, the rules in %s have another text", [w.name]) if w.kind == "rule-changed"

message(w) := sprintf("after the merge, the profile is %s instead of %s", [w.after, w.before]) if w.kind == "profile"

message(w) := sprintf("after the merge, findings fail the gate from %s on instead of %s%s", [w.after, w.before, where(w)]) if w.kind == "threshold"

message(w) := sprintf("after the merge, the standard %s is not demanded any more", [w.name]) if w.kind == "standard"

message(w) := sprintf("after the merge, findings that the base has, too, fail the gate from %s on instead of %s", [w.after, w.before]) if {
	w.kind == "existing"
	w.after != "none"
}

message(w) := sprintf("after the merge, findings that the base has, too, do not fail the gate any more; they did from %s on", [w.before]) if {
	w.kind == "existing"
	w.after == "none"
}

message(w) := sprintf("after the merge, signatures by the key in %s are trusted, too", [w.name]) if w.kind == "trusted-key"

message(w) := sprintf("after the merge, waivers are less limited by %s", [w.name]) if w.kind == "waivers"

where(w) := "" if w.documents == 0

where(w) := sprintf(" for %d document(s)", [w.documents]) if w.documents > 0

# METADATA
# title: Unusual behaviour is met as it was before
# description: >-
#   Between an alert at night and its reader, an attacker has hours. What quarantines a client at once leaves minutes;
#   what is not looked at leaves weeks.
# custom:
#   id: change/anomaly-response-lowered
#   entity: change_integration
#   severity: medium
#   profile: recommended
#   fix: >-
#     Keep observability.anomalies as it was.
#   controls: [guide/7.detection, CWE-778]
package sealint.change.anomaly_response_lowered

import data.sealint.lib.manifests
import data.sealint.lib.text

deny contains finding if some finding in manifests.findings(input, weaker)

weaker contains {"at": action, "message": sprintf("anomalies led to %s, now to %s", [before, after])} if {
	before := input.before.spec.observability.anomalies.action
	after := input.after.spec.observability.anomalies.action
	rank[after] < rank[before]
}

weaker contains {"at": action, "message": sprintf("anomalies led to %s; the manifest no longer says what they lead to", [before])} if {
	before := input.before.spec.observability.anomalies.action
	manifests.dropped(input, action)
}

weaker contains {"at": ["spec", "observability", "anomalies", "signals"], "message": message} if {
	count(input.signals.lost) > 0
	message := sprintf("anomalies are no longer looked for in %s", [text.first(input.signals.lost, 5)])
}

action := ["spec", "observability", "anomalies", "action"]

rank := {"alert": 0, "throttle": 1, "quarantine": 2}

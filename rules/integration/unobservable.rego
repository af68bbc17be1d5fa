# METADATA
# title: Misuse of the integration can be seen
# description: >-
#   Misuse of a credential looks like ordinary calls unless somebody counts calls by integration, client and token.
#   Without structured logs with these ids, traces, metrics and alerts, the victim notices an intruder first.
# related_resources:
#   - ref: https://cheatsheetseries.owasp.org/cheatsheets/Logging_Cheat_Sheet.html
#   - ref: https://opentelemetry.io/docs/
# custom:
#   id: integration/unobservable
#   entity: integration
#   severity: medium
#   profile: recommended
#   fix: >-
#     Write structured logs with the ids of integration, client and token, as far as the method has them; a receiver of
#     webhooks writes the id of the delivery and the result of the signature check. Record traces and metrics. Watch
#     signals of misuse, and state what happens when one appears (anomalies.action).
#   controls: [guide/7.observability, guide/7.detection, CWE-778]
package sealint.integration.unobservable

import data.sealint.lib.logs
import data.sealint.lib.violations

deny contains finding if {
	"spec.observability" in input.absent
	finding := {"message": "the manifest states nothing about logs, traces, metrics and anomalies", "at": ["spec", "observability"]}
}

deny contains finding if {
	"spec.observability.logs.structured" in input.absent
	not "spec.observability" in input.absent
	finding := {
		"message": "the manifest does not state whether logs are structured",
		"at": ["spec", "observability", "logs", "structured"],
	}
}

deny contains finding if {
	input.spec.observability.logs.structured == false
	finding := {"message": "logs are not structured", "at": ["spec", "observability", "logs", "structured"]}
}

deny contains finding if {
	not "spec.observability" in input.absent
	not violations.cover(input.violations, ["spec", "observability", "logs", "fields"])
	lacking := [logs.words(tag) | some tag in logs.tags(input); not logs.tagged(object.get(input, ["spec", "observability", "logs", "fields"], []), tag)]
	count(lacking) > 0
	finding := {
		"message": sprintf("logs have no field for %s", [concat(", ", lacking)]),
		"at": ["spec", "observability", "logs", "fields"],
	}
}

deny contains finding if {
	"spec.observability.traces" in input.absent
	not "spec.observability" in input.absent
	finding := {"message": "the manifest does not state whether calls are traced", "at": ["spec", "observability", "traces"]}
}

deny contains finding if {
	input.spec.observability.traces == false
	finding := {"message": "calls are not traced", "at": ["spec", "observability", "traces"]}
}

# An empty list states nothing.
deny contains finding if {
	not "spec.observability" in input.absent
	not input.spec.observability.metrics
	not violations.cover(input.violations, ["spec", "observability", "metrics"])
	finding := {"message": "the manifest lists no metrics", "at": ["spec", "observability", "metrics"]}
}

deny contains finding if {
	not "spec.observability" in input.absent
	not input.spec.observability.anomalies.signals
	not violations.cover(input.violations, ["spec", "observability", "anomalies", "signals"])
	finding := {"message": "the manifest lists no signals of anomalies", "at": ["spec", "observability", "anomalies", "signals"]}
}

deny contains finding if {
	"spec.observability.anomalies.action" in input.absent
	not "spec.observability" in input.absent
	finding := {
		"message": "the manifest does not state what happens after an anomaly",
		"at": ["spec", "observability", "anomalies", "action"],
	}
}

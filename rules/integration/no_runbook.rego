# METADATA
# title: There is a runbook for incidents
# description: >-
#   During an incident nobody has time to find out how to switch an integration off, whom to tell and how severe the
#   incident is. A runbook and agreed severity levels answer this in advance.
# related_resources:
#   - ref: https://sre.google/sre-book/managing-incidents/
# custom:
#   id: integration/no-runbook
#   entity: integration
#   severity: low
#   profile: recommended
#   fix: >-
#     Link the runbook (operations.runbook), and the severity levels with escalation and message templates
#     (operations.severities).
#   controls: [guide/6.rollout, guide/7.incidents]
package sealint.integration.no_runbook

deny contains finding if {
	"spec.operations.runbook" in input.absent
	finding := {"message": "the manifest links no runbook", "at": ["spec", "operations", "runbook"]}
}

deny contains finding if {
	"spec.operations.severities" in input.absent
	finding := {"message": "the manifest states no severity levels for incidents", "at": ["spec", "operations", "severities"]}
}

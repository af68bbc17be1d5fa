# METADATA
# title: No severity is rewritten
# description: >-
#   The severity of the vulnerability fell by two steps or more, although its source is the same. Gates that block
#   severe vulnerabilities let it pass now.
# related_resources:
#   - ref: https://cyclonedx.org/docs/1.6/json/#vulnerabilities_items_ratings
# custom:
#   id: change/severity-lowered
#   entity: change_vulnerability
#   severity: medium
#   profile: recommended
#   fix: >-
#     Restore the rating of the source. An own judgement belongs into the analysis, or into a rating of its own.
#   controls: [guide/6.sbom, OSPS-VM-04]
package sealint.change.severity_lowered

deny contains finding if {
	input.after.origin == "sbom"
	ranks[input.before.severity] - ranks[input.after.severity] >= 2
	object.get(input.before, "source", "") == object.get(input.after, "source", "")
	finding := {
		"message": sprintf("%s was %s, is %s", [id, input.before.severity, input.after.severity]),
		"at": ["ratings", 0],
		"related": [{"ref": ["before", "ratings", 0], "message": "before"}],
	}
}

ranks := {"critical": 5, "high": 4, "medium": 3, "low": 2, "info": 1, "none": 0}

default id := "a vulnerability without an id"

id := input.after.id

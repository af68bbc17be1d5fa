# METADATA
# title: Vulnerabilities do not stay under investigation
# description: >-
#   "In triage" asks readers to wait. If nothing follows, the question was forgotten, and whoever waits stays exposed.
#   The rule finds nothing until a number of days is set, and ignores statements without a date.
# related_resources:
#   - ref: https://cyclonedx.org/capabilities/vex/
#   - ref: https://github.com/openvex/spec
# custom:
#   id: sbom/vex-stale
#   entity: vulnerability
#   severity: medium
#   profile: recommended
#   fix: >-
#     Finish the analysis and state its result, or state again, with a date, that it continues.
#   controls: [guide/6.sbom, OSPS-VM-04]
#   params:
#     days:
#       type: integer
#       default: 0
#       description: How many days an investigation may go without a change; 0 means that the rule is off.
package sealint.sbom.vex_stale

import data.sealint.params

deny contains finding if {
	input.analysis.state in {"in_triage", "under_investigation"}
	params.days > 0
	day := input.analysis.last_day
	age := sealint.date.days(day, data.sealint.today)
	age > params.days
	message := sprintf("%s has been under investigation for %d days, since %s", [object.get(input, "id", "the vulnerability"), age, day])
	finding := {"message": message, "at": ["analysis", "state"]}
}

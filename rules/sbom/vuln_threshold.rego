# METADATA
# title: No component has a severe known vulnerability
# description: >-
#   Attackers also know published vulnerabilities, and exploit the worst within days. The rule reports by severity, and
#   by a list of exploited vulnerabilities. It ignores one that an analysis rules out for the component. A
#   vulnerability without a stated severity counts, because it may be the worst.
# related_resources:
#   - ref: https://osv.dev/
#   - ref: https://www.cisa.gov/known-exploited-vulnerabilities-catalog
#   - ref: https://scvs.owasp.org/
# custom:
#   id: sbom/vuln-threshold
#   entity: vulnerability
#   severity: medium
#   profile: recommended
#   identity: [component]
#   standards: [scvs-l1]
#   fix: >-
#     Update the component to a fixed version. If the product is not affected, say so in a VEX statement with its
#     reason.
#   controls: [guide/2.threats, guide/6.sbom, SCVS-5.4, CWE-1395]
#   params:
#     severity:
#       type: string
#       default: high
#       description: The least severity that counts, critical, high, medium or low.
#     only_fixable:
#       type: boolean
#       default: false
#       description: >-
#         Count only what can be acted upon: a version in which it is fixed is known, or the SBOM gives a recommendation.
#     kev:
#       type: array
#       default: []
#       description: Ids of vulnerabilities that count whatever their severity, such as those known to be exploited.
package sealint.sbom.vuln_threshold

import data.sealint.params

deny contains finding if {
	input.match == "affected"
	input.origin in {"sbom", "osv"}
	not input.malicious
	not input.suppressed_by
	counts
	actionable
	not spared
	finding := {"message": sprintf("%s (%s) %s %s%s", [id, severity, verb, affected, remedy]), "at": ["id"]}
}

# A misspelt severity would otherwise let nearly everything pass.
deny contains finding if {
	not ranks[params.severity]
	message := sprintf("not judged by severity: the parameter severity is %q and not critical, high, medium or low", [params.severity])
	finding := {"message": message, "at": ["id"]}
}

ranks := {"critical": 4, "high": 3, "medium": 2, "low": 1}

counts if ranks[input.severity] >= ranks[params.severity]

# Some databases, such as that of Go, state no severity.
counts if input.severity == "unknown"

counts if input.id in params.kev

counts if {
	some alias in input.aliases
	alias in params.kev
}

actionable if not params.only_fixable

actionable if count(input.fixed_in) > 0

actionable if {
	input.origin == "sbom"
	input.recommendation != ""
}

# Every affected element has a list of versions, all of which are unaffected.
spared if {
	count(input.affects) > 0
	count(concerned) == 0
}

concerned := [affects.ref | some affects in input.affects; not unaffected(affects)]

unaffected(affects) if {
	count(affects.statuses) > 0
	every status in affects.statuses { status == "unaffected" }
}

# What the analysis in the document claims. A claim that would set the vulnerability aside counts only with its reason.
verbs := {
	"exploitable": "is exploitable in",
	"in_triage": "is under investigation for",
	"not_affected": "is said, without a reason, not to affect",
}

verb := verbs[input.analysis.state] if verbs[input.analysis.state]

else := "may affect" if open

else := "affects"

# The document says of no version that it is affected, and of some that this is not known.
open if {
	count(concerned) > 0
	every affects in input.affects {
		count(affects.statuses) > 0
		not "affected" in affects.statuses
	}
}

severity := input.severity if input.severity != "unknown"

severity := "of unknown severity" if input.severity == "unknown"

default id := "a vulnerability without an id"

id := input.id

affected := input.component

affected := concat(", ", array.slice(concerned, 0, 3)) if {
	not input.component
	count(input.affects) > 0
}

affected := "what the document describes" if {
	not input.component
	count(input.affects) == 0
}

remedy := sprintf("; fixed in %s", [concat(", ", input.fixed_in)]) if count(input.fixed_in) > 0

remedy := "" if count(input.fixed_in) == 0

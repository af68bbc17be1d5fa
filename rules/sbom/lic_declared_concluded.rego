# METADATA
# title: Declared and concluded licences agree
# description: >-
#   The producer says one licence and whoever looked at the files says another, and neither covers the other. One of them
#   is wrong, or the component holds code that its producer did not account for. Somebody has to decide before the
#   component's terms are relied upon.
# related_resources:
#   - ref: https://spdx.github.io/spdx-spec/v2.3/package-information/
#   - ref: https://cyclonedx.org/docs/1.6/json/
# custom:
#   id: sbom/lic-declared-concluded
#   entity: component
#   severity: low
#   profile: strict
#   fix: Look at the component's files and correct the licence that is wrong; where both hold, conclude both with AND.
#   controls: [guide/6.sbom]
package sealint.sbom.lic_declared_concluded

deny contains finding if {
	input.licences_contradict
	some i, concluded in input.licences
	concluded.acknowledgement == "concluded"
	meant(concluded)
	some j, declared in input.licences
	declared.acknowledgement == "declared"
	meant(declared)
	message := sprintf("%s is declared to be under %s and concluded to be under %s", [input.name, text(declared), text(concluded)])
	finding := {"message": message, "at": ["licences", i], "related": [{"ref": ["licences", j], "message": "the declared licence"}]}
}

# The two that were compared are those that are expressions.
meant(licence) if {
	not licence.problem
	not lower(text(licence)) in {"noassertion", "unknown", "none"}
}

text(licence) := licence.id

text(licence) := licence.expression if not licence.id

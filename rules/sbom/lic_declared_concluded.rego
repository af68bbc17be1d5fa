# METADATA
# title: Declared and concluded licences agree
# description: >-
#   The producer states one licence, somebody who examined the files states another, and neither covers the other. One
#   of them is wrong, or the component contains code that its producer did not consider. Somebody has to decide before
#   anyone relies on the licence.
# related_resources:
#   - ref: https://spdx.github.io/spdx-spec/v2.3/package-information/
#   - ref: https://cyclonedx.org/docs/1.6/json/
# custom:
#   id: sbom/lic-declared-concluded
#   entity: component
#   severity: low
#   profile: strict
#   fix: >-
#     Examine the files of the component and correct the wrong licence. If both apply, conclude both with AND.
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

# Only licence expressions are compared.
meant(licence) if {
	not licence.problem
	not lower(text(licence)) in {"noassertion", "unknown", "none"}
}

text(licence) := licence.id

text(licence) := licence.expression if not licence.id

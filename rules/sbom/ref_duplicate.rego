# METADATA
# title: A reference belongs to one element
# description: >-
#   Dependencies, vulnerabilities and licences point at elements by their reference. When two elements have the same one,
#   each reader decides for itself which is meant, and a vulnerability may be filed at the wrong one.
# related_resources:
#   - ref: https://cyclonedx.org/docs/1.6/json/
#   - ref: https://spdx.github.io/spdx-spec/v2.3/package-information/
# custom:
#   id: sbom/ref-duplicate
#   entity: sbom
#   severity: high
#   profile: baseline
#   fix: Give every element a bom-ref or SPDXID of its own; for two records of one component, keep one.
#   controls: [guide/6.sbom]
package sealint.sbom.ref_duplicate

deny contains finding if {
	some i, duplicate in input.duplicate_refs
	finding := {
		"message": sprintf("%q is the reference of more than one element", [duplicate.ref]),
		"at": ["duplicate_refs", i],
		"related": [{"ref": ["first_refs", i], "message": "the element that has it first"}],
	}
}

# METADATA
# title: A reference belongs to one element
# description: >-
#   Dependencies, vulnerabilities and licences refer to elements by their reference. If two elements have the same
#   reference, each reader decides which one is meant, and may assign a vulnerability to the wrong one.
# related_resources:
#   - ref: https://cyclonedx.org/docs/1.6/json/
#   - ref: https://spdx.github.io/spdx-spec/v2.3/package-information/
# custom:
#   id: sbom/ref-duplicate
#   entity: sbom
#   severity: high
#   profile: baseline
#   fix: >-
#     Give every element its own bom-ref or SPDXID; if two records describe one component, keep one.
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

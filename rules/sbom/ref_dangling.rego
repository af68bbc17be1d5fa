# METADATA
# title: Every reference names an element of the document
# description: >-
#   A reference to a missing element was cut off, misspelt, or left when its element was removed. Its meaning, such as
#   a dependency or the completeness of a part, is silently lost.
# related_resources:
#   - ref: https://cyclonedx.org/docs/1.6/json/
#   - ref: https://spdx.github.io/spdx-spec/v2.3/relationships-between-SPDX-elements/
# custom:
#   id: sbom/ref-dangling
#   entity: sbom
#   severity: high
#   profile: baseline
#   fix: >-
#     Correct the reference, or add the element that it names. Tools that merge or filter documents often drop one of
#     the two.
#   controls: [guide/6.sbom]
package sealint.sbom.ref_dangling

deny contains finding if {
	some i, dangling in input.dangling_refs
	message := sprintf("%q (%s) names no element of the document", [dangling.ref, dangling["in"]])
	finding := {"message": message, "at": ["dangling_refs", i]}
}

# METADATA
# title: Every reference names an element of the document
# description: >-
#   A reference that leads nowhere was cut off, misspelt, or left behind when its element was removed. What it was to say
#   - that a component depends on another, or how complete a part is - is lost without a word, and the graph has a hole
#   where nobody looks.
# related_resources:
#   - ref: https://cyclonedx.org/docs/1.6/json/
#   - ref: https://spdx.github.io/spdx-spec/v2.3/relationships-between-SPDX-elements/
# custom:
#   id: sbom/ref-dangling
#   entity: sbom
#   severity: high
#   profile: baseline
#   fix: Correct the reference, or add the element that it names; tools that merge or filter documents often drop one of the two.
#   controls: [guide/6.sbom]
package sealint.sbom.ref_dangling

deny contains finding if {
	some i, dangling in input.dangling_refs
	message := sprintf("%q (%s) names no element of the document", [dangling.ref, dangling["in"]])
	finding := {"message": message, "at": ["dangling_refs", i]}
}

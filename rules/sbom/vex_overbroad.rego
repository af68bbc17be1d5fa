# METADATA
# title: VEX statements name what they are about
# description: >-
#   A statement without a component, or about a product without a version, claims to be true for everything and for
#   ever. It hides that the next release may be affected. A statement must be as narrow as the analysis behind it.
# related_resources:
#   - ref: https://cyclonedx.org/capabilities/vex/
#   - ref: https://github.com/openvex/spec
# custom:
#   id: sbom/vex-overbroad
#   entity: vulnerability
#   severity: medium
#   profile: recommended
#   fix: >-
#     Name the analysed component under affects, or the product with its version.
#   controls: [guide/6.sbom]
package sealint.sbom.vex_overbroad

deny contains finding if {
	input.origin in {"sbom", "vex"}
	input.analysis
	count(input.affects) == 0
	finding := {"message": sprintf("the analysis of %s names no component or product", [object.get(input, "id", "the vulnerability")]), "at": ["analysis", "state"]}
}

deny contains finding if {
	input.origin in {"sbom", "vex"}
	some i, affects in input.affects
	affects.overbroad
	finding := {"message": sprintf("the analysis of %s is about every version of %s", [object.get(input, "id", "the vulnerability"), affects.ref]), "at": ["affects", i]}
}

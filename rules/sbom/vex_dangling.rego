# METADATA
# title: VEX statements name existing components
# description: >-
#   A statement about a missing component changes nothing, although its author believes that it does. Either the
#   component was renamed or updated and the vulnerability is open again, or the reference never matched. BOM-Links
#   into other documents are followed if these are part of the run.
# related_resources:
#   - ref: https://cyclonedx.org/capabilities/vex/
#   - ref: https://github.com/openvex/spec
# custom:
#   id: sbom/vex-dangling
#   entity: vulnerability
#   severity: high
#   profile: baseline
#   fix: >-
#     Use the current bom-ref or package URL of the component in the statement, or withdraw the statement.
#   controls: [guide/6.sbom]
package sealint.sbom.vex_dangling

deny contains finding if {
	input.origin in {"sbom", "vex"}
	some i, affects in input.affects
	not affects.resolved
	not affects.bom_link
	message := sprintf("%s has a statement about %q, %s", [object.get(input, "id", "the vulnerability"), affects.ref, fault[input.origin]])
	finding := {"message": message, "at": ["affects", i]}
}

deny contains finding if {
	some i, affects in input.affects
	affects.missing
	message := sprintf("%s has a statement about %q, which names no element of that document of the run", [object.get(input, "id", "the vulnerability"), affects.ref])
	finding := {"message": message, "at": ["affects", i]}
}

fault := {"sbom": "which names no element of the document", "vex": "which no component of the run matches"}

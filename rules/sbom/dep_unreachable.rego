# METADATA
# title: Every component can be reached from the subject
# description: >-
#   If no chain of dependencies leads to a component, the document does not say why the component is in it. When it
#   turns out to be vulnerable, nobody can see how it got in, or whether it was shipped at all. Files are exempt,
#   because tools list them as found.
# related_resources:
#   - ref: https://www.cisa.gov/sbom
#   - ref: https://cyclonedx.org/docs/1.6/json/
# custom:
#   id: sbom/dep-unreachable
#   entity: component
#   severity: low
#   profile: standard
#   standards: [cisa-2026, cisa-2025]
#   fix: Record the dependency that brings the component in, or nest it in the component that holds it.
#   controls: [guide/6.sbom, CISA-2026]
package sealint.sbom.dep_unreachable

deny contains finding if {
	input.reach == "unreachable"
	input.type != "file"
	finding := {"message": sprintf("no chain of dependencies leads from the document's subject to %s", [input.name]), "at": ["bom_ref"]}
}

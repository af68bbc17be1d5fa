# METADATA
# title: The dependencies of an element are listed once
# description: >-
#   With two entries for one element it is not clear whether the second adds to the first or replaces it. Readers
#   differ, so one tool sees dependencies that another does not.
# related_resources:
#   - ref: https://cyclonedx.org/docs/1.6/json/
# custom:
#   id: sbom/dep-entry-duplicate
#   entity: sbom
#   severity: medium
#   profile: recommended
#   fix: Merge the entries into one.
#   controls: [guide/6.sbom]
package sealint.sbom.dep_entry_duplicate

deny contains finding if {
	some i, ref in input.repeated_entries
	finding := {"message": sprintf("%q has more than one entry in dependencies", [ref]), "at": ["repeated_entries", i]}
}

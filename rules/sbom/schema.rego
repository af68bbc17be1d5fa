# METADATA
# title: A CycloneDX document keeps to its schema
# description: >-
#   A document that violates the schema of its own version is read differently by every tool, or not at all: fields
#   are dropped in silence, and what a scanner did not read it does not warn about.
# related_resources:
#   - ref: https://cyclonedx.org/specification/overview/
# custom:
#   id: sbom/schema
#   entity: sbom
#   severity: high
#   profile: baseline
#   standards: [scvs-l1]
#   fix: >-
#     Correct the generator or its configuration so that the document validates against the CycloneDX schema of its
#     specVersion.
#   controls: [SCVS-2.1]
package sealint.sbom.schema

deny contains finding if {
	input.format == "cyclonedx"
	some violation in input.schema_violations
	not about_value(violation) # sbom/schema-value finds these
	finding := {"message": violation.message, "at": violation.at}
}

deny contains finding if {
	input.format == "cyclonedx"
	input.more_violations > 0
	finding := {"message": sprintf("%d more schema violations are not listed", [input.more_violations]), "at": []}
}

# A licence id that is newer than the schema's list of them. XML has no member license between.
about_value(violation) if {
	violation.keyword == "enum"
	count(violation.at) > 2
	[list, holder, member] := array.slice(violation.at, count(violation.at) - 3, count(violation.at))
	member == "id"
	"license" in {holder, trim_suffix(list, "s")}
}

about_value(violation) if violation.keyword == "format"

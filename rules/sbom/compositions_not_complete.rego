# METADATA
# title: The document is complete
# description: >-
#   A document that calls itself incomplete is honest, but it cannot show that software is free of problems: the
#   missing parts may be the ones that matter. BSI TR-03183-2 requires every component of a delivery, so an incomplete
#   composition shows work to do.
# related_resources:
#   - ref: https://www.bsi.bund.de/dok/TR-03183
#   - ref: https://cyclonedx.org/docs/1.6/json/
# custom:
#   id: sbom/compositions-not-complete
#   entity: sbom
#   severity: low
#   profile: standard
#   standards: [bsi-2.0, bsi-2.1]
#   fix: >-
#     Find and add what is missing, and only then set the aggregate to complete.
#   controls: [guide/6.sbom, BSI-TR-03183-2]
package sealint.sbom.compositions_not_complete

deny contains finding if {
	falls_short
	finding := {"message": sprintf("the composition of the subject is said to be %s", [input.root_aggregate]), "at": ["root_aggregate"]}
}

falls_short if startswith(input.root_aggregate, "incomplete")

falls_short if input.root_aggregate in {"unknown", "not_specified"}

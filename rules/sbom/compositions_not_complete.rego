# METADATA
# title: The document claims to be complete
# description: >-
#   A document that calls itself incomplete is honest, and still not one to clear software by: what it leaves out may be
#   what matters. BSI TR-03183-2 wants every component of a delivery listed, so a composition that falls short of complete
#   names work to do.
# related_resources:
#   - ref: https://www.bsi.bund.de/dok/TR-03183
#   - ref: https://cyclonedx.org/docs/1.6/json/
# custom:
#   id: sbom/compositions-not-complete
#   entity: sbom
#   severity: low
#   profile: standard
#   standards: [bsi-2.0, bsi-2.1]
#   fix: Find out what is missing, add it, and state the aggregate as complete only then.
#   controls: [guide/6.sbom, BSI-TR-03183-2]
package sealint.sbom.compositions_not_complete

deny contains finding if {
	falls_short
	finding := {"message": sprintf("the composition of the subject is said to be %s", [input.root_aggregate]), "at": ["root_aggregate"]}
}

falls_short if startswith(input.root_aggregate, "incomplete")

falls_short if input.root_aggregate in {"unknown", "not_specified"}

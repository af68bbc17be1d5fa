# METADATA
# title: A component's name and its package URL agree
# description: >-
#   People read the name, tools read the package URL. If they name different packages, a reviewer approves one and
#   ships the other. Lookalike packages pass reviews this way.
# related_resources:
#   - ref: https://github.com/package-url/purl-spec
# custom:
#   id: sbom/purl-name-mismatch
#   entity: component
#   severity: low
#   profile: strict
#   fix: >-
#     Give both the name that the package has in its registry.
#   controls: [guide/6.sbom, SCVS-2.12, CWE-1007]
package sealint.sbom.purl_name_mismatch

deny contains finding if {
	input.purl_name_mismatch
	message := sprintf("%s has the package URL %q, which names another package", [input.name, input.purl.text])
	finding := {"message": message, "at": ["purl"]}
}

# METADATA
# title: No SBOM is removed
# description: >-
#   Without its SBOM nobody can say any more which components a product has, and whether a new vulnerability concerns
#   it. A removed document leaves no line that another rule could judge.
# related_resources:
#   - ref: https://scvs.owasp.org/scvs/v2-software-bill-of-materials/
# custom:
#   id: change/sbom-removed
#   entity: change_workspace
#   severity: high
#   profile: recommended
#   fix: >-
#     Keep the SBOM, or let the build write it. If the product has ended, accept the finding with a waiver that says
#     so.
#   controls: [guide/6.sbom, SCVS-2.1]
package sealint.change.sbom_removed

deny contains finding if {
	some i, gone in input.sboms
	finding := {"message": sprintf("the SBOM %s is gone", [gone.path]), "at": ["sboms", i]}
}

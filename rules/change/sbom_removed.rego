# METADATA
# title: SBOMs do not disappear
# description: >-
#   What is in software without an SBOM is not known: the next vulnerable component is not found in it.
# related_resources:
#   - ref: https://www.cisa.gov/sbom
# custom:
#   id: change/sbom-removed
#   entity: change_workspace
#   severity: high
#   profile: recommended
#   fix: >-
#     Put the SBOM back, or say in the review that the software is no longer used.
#   controls: [guide/6.sbom, CWE-1059]
package sealint.change.sbom_removed

import data.sealint.lib.manifests

deny contains finding if {
	some i, sbom in input.sboms
	finding := manifests.told(sprintf("SBOM %s is gone", [sbom.path]), ["sboms", i], ["sboms", i])
}

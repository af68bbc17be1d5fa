# METADATA
# title: A manifest names every SBOM
# description: >-
#   When a component turns out to be vulnerable, the catalogue shows which integrations contain it: those whose
#   manifests name the SBOM.
# related_resources:
#   - ref: https://www.cisa.gov/sbom
# custom:
#   id: workspace/uncatalogued-sbom
#   entity: workspace
#   severity: low
#   profile: strict
#   fix: >-
#     Name the SBOM in the manifest of the integration that it belongs to (supplyChain.sbom), or leave it out of the
#     run.
#   controls: [guide/6.sbom, guide/10.catalogue]
#   params:
#     without_manifests: {type: boolean, default: false, description: Also report in runs without any manifest.}
package sealint.workspace.uncatalogued_sbom

import data.sealint.params

deny contains finding if {
	not input.unread # an unread manifest may name it
	catalogued
	some i, sbom in input.sboms
	sbom.named_by == 0
	finding := {
		"message": sprintf("no manifest names the SBOM%s: which integration it belongs to is not known", [titled(sbom)]),
		"at": ["sboms", i],
	}
}

catalogued if count(input.integrations) > 0

catalogued if params.without_manifests

titled(sbom) := sprintf(" of %q", [sbom.title]) if sbom.title != ""

titled(sbom) := "" if sbom.title == ""

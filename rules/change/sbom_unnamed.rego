# METADATA
# title: The integration goes on naming its SBOM
# description: >-
#   When a component turns out to be vulnerable, an integration whose SBOM is not named is not found.
# related_resources:
#   - ref: https://www.cisa.gov/sbom
# custom:
#   id: change/sbom-unnamed
#   entity: change_integration
#   severity: medium
#   profile: recommended
#   fix: >-
#     Name the SBOM in supplyChain.sbom again.
#   controls: [guide/6.sbom]
package sealint.change.sbom_unnamed

import data.sealint.lib.manifests

deny contains finding if some finding in manifests.findings(input, weaker)

weaker contains {"at": at, "message": sprintf("the integration named its SBOM, %s; now it names none", [input.before.spec.supplyChain.sbom])} if {
	at := ["spec", "supplyChain", "sbom"]
	manifests.dropped(input, at)
}

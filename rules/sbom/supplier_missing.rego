# METADATA
# title: Every component names its supplier
# description: >-
#   The supplier delivers a component: they are the ones to ask for a fix, and the component may have been changed on
#   their side. Without a name nobody can ask them.
# related_resources:
#   - ref: https://www.ntia.gov/report/2021/minimum-elements-software-bill-materials-sbom
# custom:
#   id: sbom/supplier-missing
#   entity: component
#   severity: low
#   profile: standard
#   standards: [ntia-2021, fsct-3, openchain-telco-1.1]
#   fix: >-
#     Let the generator record the supplier: CycloneDX supplier or publisher, SPDX supplier. Declare it unknown
#     (NOASSERTION) if it cannot be found out.
#   controls: [guide/6.sbom, NTIA-2021]
package sealint.sbom.supplier_missing

deny contains finding if {
	input.supplier_state == "absent"
	input.type != "file"
	not input.crypto
	not input.listing
	finding := {"message": sprintf("%s has no supplier", [input.name]), "at": ["supplier"]}
}

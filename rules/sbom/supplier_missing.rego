# METADATA
# title: The supplier of every component is named
# description: >-
#   The supplier is who passes a component on: the one to ask for a fix, and the link in the chain where it may have
#   been changed. Without a name nobody can be asked.
# related_resources:
#   - ref: https://www.ntia.gov/report/2021/minimum-elements-software-bill-materials-sbom
# custom:
#   id: sbom/supplier-missing
#   entity: component
#   severity: low
#   profile: standard
#   standards: [ntia-2021]
#   fix: >-
#     Have the generator record the supplier: CycloneDX supplier or publisher, SPDX supplier. Declare it unknown
#     (NOASSERTION) where it cannot be found out.
#   controls: [guide/6.sbom, NTIA-2021]
package sealint.sbom.supplier_missing

deny contains finding if {
	input.supplier_state == "absent"
	input.type != "file"
	finding := {"message": sprintf("%s has no supplier", [input.name]), "at": ["supplier"]}
}

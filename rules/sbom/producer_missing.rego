# METADATA
# title: Every component names its producer
# description: >-
#   The producer decides who can fix a component, whom to warn, and whether the component may be used. Only the
#   producer distinguishes packages of the same name by different makers.
# related_resources:
#   - ref: https://www.cisa.gov/sbom
#   - ref: https://www.ntia.gov/report/2021/minimum-elements-software-bill-materials-sbom
#   - ref: https://www.bsi.bund.de/dok/TR-03183
# custom:
#   id: sbom/producer-missing
#   entity: component
#   severity: low
#   profile: standard
#   standards: [ntia-2021, cisa-2026, bsi-2.0, bsi-2.1, cisa-2025, bsi-1.1]
#   fix: >-
#     Let the generator record the maker: CycloneDX manufacturer or authors (author before 1.6), SPDX originator.
#     Declare it unknown (NOASSERTION) if it cannot be found out.
#   controls: [guide/6.sbom, CISA-2026, NTIA-2021, BSI-TR-03183-2]
#   params:
#     lenient: {type: boolean, default: false, description: "Accept a supplier in place of a producer."}
package sealint.sbom.producer_missing

import data.sealint.params

deny contains finding if {
	input.producer_state == "absent"
	input.type != "file"
	not input.crypto
	not input.listing
	not supplied
	finding := {"message": sprintf("%s has no producer", [input.name]), "at": ["producer"]}
}

supplied if {
	params.lenient
	input.supplier_state != "absent"
}

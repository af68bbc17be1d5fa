# METADATA
# title: Every component states its licence
# description: >-
#   Without a licence nobody may copy or change software, so a missing one must be found before anything is shipped.
#   Recording it when the component is added is cheap; finding it later is expensive. A licence that is declared
#   unknown counts as an answer. Files are exempt, the subject is not.
# related_resources:
#   - ref: https://www.cisa.gov/sbom
#   - ref: https://www.bsi.bund.de/dok/TR-03183
#   - ref: https://scvs.owasp.org/
# custom:
#   id: sbom/lic-missing
#   entity: component
#   severity: low
#   profile: standard
#   standards: [cisa-2026, bsi-2.0, bsi-2.1, scvs-l1, cisa-2025, openchain-telco-1.1, bsi-1.1]
#   fix: >-
#     Record the licence that the component declares, or declare it unknown if it cannot be found out.
#   controls: [guide/6.sbom, CISA-2026, BSI-TR-03183-2, SCVS-2.14]
package sealint.sbom.lic_missing

deny contains finding if {
	input.licence_state == "absent"
	input.type != "file"
	not input.listing
	finding := {"message": sprintf("%s has no licence", [input.name]), "at": ["licences"]}
}

# METADATA
# title: The document records no vulnerabilities
# description: >-
#   The content of a product is fixed when it is built, but the known vulnerabilities in it change daily. A document
#   with both is out of date a day later, so the guideline requires them to be separate.
# related_resources:
#   - ref: https://www.bsi.bund.de/dok/TR-03183
# custom:
#   id: sbom/has-vulnerabilities
#   entity: sbom
#   severity: low
#   profile: standard
#   standards: [bsi-2.0, bsi-2.1]
#   fix: >-
#     Publish vulnerabilities and their analysis in a separate document, as CSAF or VEX.
#   controls: [guide/2.threats, guide/6.sbom, BSI-TR-03183-2]
package sealint.sbom.has_vulnerabilities

deny contains finding if {
	input.vulnerability_count > 0
	finding := {"message": sprintf("the document records vulnerabilities (%d)", [input.vulnerability_count]), "at": ["vulnerabilities"]}
}

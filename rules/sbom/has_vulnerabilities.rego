# METADATA
# title: The document records no vulnerabilities
# description: >-
#   What a product consists of is settled when it is built, but what is known of vulnerabilities in it changes daily.
#   A document that holds both is out of date the day after, so the guideline wants vulnerabilities kept apart from
#   it.
# related_resources:
#   - ref: https://www.bsi.bund.de/dok/TR-03183
# custom:
#   id: sbom/has-vulnerabilities
#   entity: sbom
#   severity: low
#   profile: standard
#   standards: [bsi-2.0, bsi-2.1]
#   fix: Publish vulnerabilities and their analysis in a document of their own, as CSAF or VEX.
#   controls: [guide/2.threats, guide/6.sbom, BSI-TR-03183-2]
package sealint.sbom.has_vulnerabilities

deny contains finding if {
	input.vulnerability_count > 0
	finding := {"message": sprintf("the document records vulnerabilities (%d)", [input.vulnerability_count]), "at": ["vulnerabilities"]}
}

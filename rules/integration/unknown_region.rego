# METADATA
# title: Regions of residency are places
# description: >-
#   Data can be kept in a region only if everybody knows where that is. A word such as global is no region, and a
#   misspelt one keeps nothing anywhere.
# related_resources:
#   - ref: https://www.iso.org/iso-3166-country-codes.html
# custom:
#   id: integration/unknown-region
#   entity: integration
#   severity: low
#   profile: recommended
#   fix: >-
#     Write eu, eea, efta, europe, uk or gcc, the code of a country (de, DEU) or of a part of one (us-ca), or the region of
#     a cloud (eu-central-1, europe-west3, westeurope).
#   controls: [guide/13.residency]
package sealint.integration.unknown_region

deny contains finding if {
	some region in input.regions
	not region.known
	finding := {"message": sprintf("%q is the name of no region that sealint knows", [region.name]), "at": region.at}
}

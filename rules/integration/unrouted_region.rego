# METADATA
# title: Data is routed by region
# description: >-
#   A list of regions keeps no data anywhere. Only if requests and data are routed by region does data stay where it has
#   to.
# custom:
#   id: integration/unrouted-region
#   entity: integration
#   severity: low
#   profile: strict
#   fix: >-
#     Route requests and data to the regions in data.residency, and state data.regionRouting.
#   controls: [guide/13.residency]
package sealint.integration.unrouted_region

deny contains finding if {
	"spec.data.regionRouting" in input.absent
	count(input.spec.data.residency) > 0
	finding := {
		"message": "the manifest states where data may be stored, but not whether data is routed by region",
		"at": ["spec", "data", "regionRouting"],
	}
}

deny contains finding if {
	input.spec.data.regionRouting == false
	count(input.spec.data.residency) > 0
	finding := {"message": "data is not routed by region", "at": ["spec", "data", "regionRouting"]}
}

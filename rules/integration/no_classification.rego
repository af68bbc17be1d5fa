# METADATA
# title: Data is classified
# description: >-
#   How data must be protected depends on how sensitive it is. Without a class, no rule asks for the protection of
#   restricted data, so leaving the class out is no better than stating the highest one.
# custom:
#   id: integration/no-classification
#   entity: integration
#   severity: high
#   profile: baseline
#   fix: >-
#     State data.classification: public, internal, confidential or restricted.
#   controls: [guide/2.classification]
package sealint.integration.no_classification

deny contains finding if {
	"spec.data.classification" in input.absent
	finding := {"message": "the data is not classified", "at": ["spec", "data", "classification"]}
}

# METADATA
# title: Every reference can be resolved
# description: >-
#   sealint could not check what a broken reference stands for: it may contain anything. sealint does not fetch
#   references from the network, and no reference may leave the repository.
# related_resources:
#   - ref: https://spec.openapis.org/oas/latest.html#reference-object
# custom:
#   id: openapi/unresolved-reference
#   entity: contract
#   severity: high
#   profile: baseline
#   fix: >-
#     Correct the reference, or put the referenced document into the repository.
#   controls: [guide/5.contract]
package sealint.openapi.unresolved_reference

deny contains finding if {
	some i, reference in input.unresolved_references
	finding := {
		"message": sprintf("reference %q cannot be followed: %s", [reference.ref, reference.detail]),
		"at": ["unresolved_references", i],
	}
}

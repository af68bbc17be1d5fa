# METADATA
# title: Every reference leads somewhere
# description: >-
#   What stands behind a reference that cannot be followed was not judged: it may hold anything. References are
#   never fetched from the network and never lead out of the repository.
# related_resources:
#   - ref: https://spec.openapis.org/oas/latest.html#reference-object
# custom:
#   id: openapi/unresolved-reference
#   entity: contract
#   severity: high
#   profile: baseline
#   fix: >-
#     Correct the reference, or bring what it refers to into the repository.
#   controls: [guide/5.contract]
package sealint.openapi.unresolved_reference

deny contains finding if {
	some i, reference in input.unresolved_references
	finding := {
		"message": sprintf("reference %q cannot be followed: %s", [reference.ref, reference.detail]),
		"at": ["unresolved_references", i],
	}
}

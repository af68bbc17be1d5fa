# METADATA
# title: Pages of collections keep their largest size
# description: >-
#   If one request can read a whole collection, one request can copy it, and costs the server more the more the
#   collection grows.
# related_resources:
#   - ref: https://owasp.org/API-Security/editions/2023/en/0xa4-unrestricted-resource-consumption/
# custom:
#   id: change/page-unbounded
#   entity: change_operation
#   severity: medium
#   profile: recommended
#   fix: >-
#     Give the parameter for the page size a maximum again, or the array a maxItems.
#   controls: [guide/2.threats, OWASP-API4:2023, CWE-770]
package sealint.change.page_unbounded

deny contains finding if {
	input.status == "modified"
	input.before.collection
	input.after.collection
	limited(input.before)
	not bounded(input.after)
	finding := {
		"message": sprintf("%s %s returned a limited number of items, and now returns any", [input.after.method, input.after.path]),
		"at": place(input.after),
		"related": [{"ref": array.concat(["before"], place(input.before)), "message": "before"}],
	}
}

# No parameter let callers choose a larger page.
limited(operation) if operation.items_bounded

limited(operation) if {
	count(operation.page_sizes) > 0
	every size in operation.page_sizes {
		size.bounded
	}
}

bounded(operation) if operation.items_bounded

bounded(operation) if {
	some size in operation.page_sizes
	size.bounded
}

place(operation) := ["parameters", operation.page_sizes[0].index] if count(operation.page_sizes) > 0

place(operation) := operation.collection_at if count(operation.page_sizes) == 0

# METADATA
# title: Collections are read in pages of limited size
# description: >-
#   If one request can read a whole collection, one request can copy it, and costs the server more the more the
#   collection grows. A page size only helps if it has a maximum.
# related_resources:
#   - ref: https://owasp.org/API-Security/editions/2023/en/0xa4-unrestricted-resource-consumption/
# custom:
#   id: openapi/unbounded-page
#   entity: operation
#   severity: medium
#   profile: recommended
#   fix: >-
#     Give the page-size parameter a maximum, or the array a maxItems.
#   controls: [guide/2.threats, OWASP-API4:2023, CWE-770]
package sealint.openapi.unbounded_page

deny contains finding if {
	unbounded
	some size in input.page_sizes
	finding := {
		"message": sprintf("parameter %q sets the size of a page, but has no maximum", [size.name]),
		"at": ["parameters", size.index],
	}
}

deny contains finding if {
	unbounded
	not input.paged
	count(input.page_sizes) == 0
	finding := {
		"message": sprintf("%s %s returns a collection of any size: no page-size parameter, no maxItems", [input.method, input.path]),
		"at": input.collection_at,
	}
}

unbounded if {
	input.collection
	not input.items_bounded
	not bounded
}

bounded if {
	some size in input.page_sizes
	size.bounded
}

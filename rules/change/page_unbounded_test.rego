package sealint.change.page_unbounded_test

import data.sealint.change.page_unbounded

test_maximum_removed if {
	page_unbounded.deny == {{
		"message": "GET /a returned a limited number of items, and now returns any",
		"at": ["parameters", 2],
		"related": [{"ref": ["before", "parameters", 2], "message": "before"}],
	}} with input as operations({"page_sizes": [{"index": 2, "name": "limit", "bounded": true}]}, {"page_sizes": [{"index": 2, "name": "limit", "bounded": false}]})
}

test_array if {
	some finding in page_unbounded.deny with input as operations({"items_bounded": true}, {})
	finding.at == ["responses", "200"]
}

test_array_now if {
	count(page_unbounded.deny) == 0 with input as operations({"page_sizes": [{"index": 0, "name": "limit", "bounded": true}]}, {"items_bounded": true})
}

test_one_bounded_before if {
	count(page_unbounded.deny) == 0 with input as operations(
		{"page_sizes": [{"index": 0, "name": "first", "bounded": true}, {"index": 1, "name": "per_page", "bounded": false}]},
		{"page_sizes": [{"index": 0, "name": "per_page", "bounded": false}]},
	)
}

test_renamed if {
	count(page_unbounded.deny) == 0 with input as operations({"page_sizes": [{"index": 0, "name": "limit", "bounded": true}]}, {"page_sizes": [{"index": 1, "name": "pageSize", "bounded": true}]})
}

operations(before, after) := {"status": "modified", "before": operation(before), "after": operation(after)}

operation(overrides) := object.union(
	{
		"method": "GET", "path": "/a", "collection": true, "items_bounded": false, "page_sizes": [], "collection_at": ["responses", "200"],
	},
	overrides,
)

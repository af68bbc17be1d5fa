package sealint.openapi.unbounded_page_test

import data.sealint.openapi.unbounded_page

test_no_page_size if {
	unbounded_page.deny == {{"message": "GET /pets returns a collection of any size: no page-size parameter, no maxItems", "at": ["responses", "200"]}} with input as facts({})
}

test_page_size_without_maximum if {
	unbounded_page.deny == {{"message": "parameter \"limit\" sets the size of a page, but has no maximum", "at": ["parameters", 2]}} with input as facts({"page_sizes": [{"index": 2, "name": "limit", "bounded": false}]})
}

test_bounded_page if {
	count(unbounded_page.deny) == 0 with input as facts({"page_sizes": [{"index": 2, "name": "limit", "bounded": true}]})
}

test_bounded_array if {
	count(unbounded_page.deny) == 0 with input as facts({"items_bounded": true})
}

# The server decides how much is in one page; a page size that callers choose has to be limited all the same.
test_pages_of_the_server if {
	count(unbounded_page.deny) == 0 with input as facts({"paged": true})
	count(unbounded_page.deny) == 1 with input as facts({"paged": true, "page_sizes": [{"index": 2, "name": "limit", "bounded": false}]})
}

test_no_collection if {
	count(unbounded_page.deny) == 0 with input as facts({"collection": false})
}

facts(overrides) := object.union({"kind": "path", "method": "GET", "path": "/pets", "collection": true, "collection_at": ["responses", "200"], "items_bounded": false, "paged": false, "page_sizes": []}, overrides)

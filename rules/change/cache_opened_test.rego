package sealint.change.cache_opened_test

import data.sealint.change.cache_opened

test_removed if {
	cache_opened.deny == {{
		"message": "answers of GET /a may be cached: Cache-Control is no longer documented",
		"at": ["responses"],
		"related": [{"ref": ["before", "responses"], "message": "before"}],
	}} with input as operation([], "confidential")
}

test_kept if {
	count(cache_opened.deny) == 0 with input as operation(["cache-control"], "confidential")
}

test_ordinary_data if {
	count(cache_opened.deny) == 0 with input as operation([], "internal")
}

operation(headers, class) := {
	"status": "modified",
	"before": {"security_headers": ["cache-control"]},
	"after": {"method": "GET", "path": "/a", "security_headers": headers, "returns": [{"name": "a", "category": "none", "classification": class}]},
}

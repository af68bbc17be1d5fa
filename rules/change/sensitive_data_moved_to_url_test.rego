package sealint.change.sensitive_data_moved_to_url_test

import data.sealint.change.sensitive_data_moved_to_url

test_moved if {
	sensitive_data_moved_to_url.deny == {{
		"message": "taxId (restricted) was sent in the body, and GET /a now takes it in the query",
		"at": ["in_url", 0],
		"related": [{"ref": ["before", "in_url", 0], "message": "before"}],
	}} with input as {
		"after": {"method": "GET", "path": "/a"},
		"transfer": {"in_url": [{"name": "taxId", "in": "query", "category": "personal", "classification": "restricted"}]},
	}
}

test_nothing_moved if {
	count(sensitive_data_moved_to_url.deny) == 0 with input as {"after": {"method": "GET", "path": "/a"}, "transfer": {"in_url": []}}
}

package sealint.lib.access_test

import data.sealint.lib.access

test_operation if {
	change := {"before": {"security": {"source": "root"}}, "after": {"method": "GET", "path": "/x", "security": {"source": "operation"}}}
	access.subject(change) == "GET /x"
	access.told(change, {"how": "factor", "index": 1, "from": 2, "text": "key"}, "m") == {
		"message": "m",
		"at": ["security", 1],
		"related": [{"ref": ["before", "security", 2], "message": "before"}],
		"decision": "",
	}
}

test_document if {
	change := {"before": {"security": {"source": "root"}}, "after": {"method": "GET", "path": "/x", "security": {"source": "none"}}}
	access.subject(change) == "every operation with the security of the document, such as GET /x"
	access.told(change, {"how": "nothing", "index": 0, "from": -1, "text": ""}, "m") == {
		"message": "m",
		"at": ["security"],
		"related": [{"ref": ["before", "security"], "message": "before"}],
		"decision": "the document: ",
	}
}

package sealint.change.upload_unbounded_test

import data.sealint.change.upload_unbounded

test_size if {
	upload_unbounded.deny == {{
		"message": "file of POST /a had a largest size, and now has none",
		"at": ["uploads", 0],
		"related": [{"ref": ["before", "uploads", 0], "message": "before"}],
	}} with input as uploads({"is_bounded": false})
}

test_content_types if {
	some finding in upload_unbounded.deny with input as uploads({"has_content_types": false})
	finding.message == "file of POST /a had listed content types, and now may have any"
}

test_limited_now if {
	count(upload_unbounded.deny) == 0 with input as uploads({"was_bounded": false})
}

uploads(overrides) := {
	"after": {"method": "POST", "path": "/a"},
	"transfer": {"uploads": [object.union({"name": "file", "was_bounded": true, "is_bounded": true, "had_content_types": true, "has_content_types": true}, overrides)]},
}

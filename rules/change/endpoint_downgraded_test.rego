package sealint.change.endpoint_downgraded_test

import data.sealint.change.endpoint_downgraded

test_downgraded if {
	endpoint_downgraded.deny == {{
		"message": "https://a.test/x was encrypted; now it is http://a.test/x",
		"at": ["spec", "transport", "endpoints", "0"],
		"related": [{"ref": ["before", "spec", "transport", "endpoints", "1"], "message": "before"}],
	}} with input as {
		"urls_downgraded": [{"before": 0, "after": 0}],
		"before": {"urls": [{"text": "https://a.test/x", "at": ["spec", "transport", "endpoints", "1"]}]},
		"after": {"urls": [{"text": "http://a.test/x", "at": ["spec", "transport", "endpoints", "0"]}]},
	}
}

test_none if {
	count(endpoint_downgraded.deny) == 0 with input as {"urls_downgraded": []}
}

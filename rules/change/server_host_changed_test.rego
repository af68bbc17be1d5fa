package sealint.change.server_host_changed_test

import data.sealint.change.server_host_changed

test_changed if {
	server_host_changed.deny == {{
		"message": "traffic went to a.test; now it goes to b.test",
		"at": ["url"],
		"related": [{"ref": ["before", "url"], "message": "before"}],
	}} with input as {"operation": "", "host_before": "a.test", "host_after": "b.test"}
}

test_same_domain if {
	count(server_host_changed.deny) == 0 with input as {"host_before": "", "host_after": ""}
}

test_of_another_operation if {
	server_host_changed.deny == {{
		"message": "traffic of GET /a went to a.test; now it goes to b.test",
		"at": ["url"],
		"related": [{"ref": ["before", "url"], "message": "before"}],
	}} with input as {"operation": "GET /a", "host_before": "a.test", "host_after": "b.test"}
}

package sealint.change.server_host_added_test

import data.sealint.change.server_host_added

test_added if {
	server_host_added.deny == {{"message": "the new server leads to b.test, outside of a.test", "at": ["url"]}} with input as {"operation": "", "new_hosts": ["b.test"], "known_hosts": ["a.test"]}
}

test_known if {
	count(server_host_added.deny) == 0 with input as {"new_hosts": [], "known_hosts": ["a.test"]}
}

test_of_another_operation if {
	server_host_added.deny == {{"message": "the server from which GET /a is served now leads to b.test, outside of a.test", "at": ["url"]}} with input as {"operation": "GET /a", "new_hosts": ["b.test"], "known_hosts": ["a.test"]}
}

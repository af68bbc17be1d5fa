package sealint.openapi.state_changing_get_test

import data.sealint.openapi.state_changing_get

test_logout if {
	state_changing_get.deny == {{"message": "GET /logout changes something, as its name says: logout", "at": []}} with input as {"kind": "path", "method": "GET", "path": "/logout", "change": "logout"}
}

test_reads if {
	count(state_changing_get.deny) == 0 with input as {"kind": "path", "method": "GET", "path": "/pets", "change": ""}
}

package sealint.change.plaintext_server_added_test

import data.sealint.change.plaintext_server_added

test_added if {
	plaintext_server_added.deny == {{"message": "the new server http://a.test is not encrypted", "at": ["url"]}} with input as {"status": "added", "operation": "", "plaintext": ["http://a.test"]}
}

test_encrypted if {
	count(plaintext_server_added.deny) == 0 with input as {"status": "added", "plaintext": []}
}

test_old if {
	count(plaintext_server_added.deny) == 0 with input as {"status": "modified", "plaintext": ["http://a.test"]}
}

test_of_another_operation if {
	plaintext_server_added.deny == {{"message": "GET /a is now served from http://a.test, which is not encrypted", "at": ["url"]}} with input as {"status": "added", "operation": "GET /a", "plaintext": ["http://a.test"]}
}

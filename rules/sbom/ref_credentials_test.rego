package sealint.sbom.ref_credentials_test

import data.sealint.sbom.ref_credentials

test_userinfo if {
	found := ref_credentials.deny with input as facts([{"shown": "https://ci:***@npm.acme.example/x", "how": "userinfo"}])
	found == {{"message": "https://ci:***@npm.acme.example/x carries a credential before the host", "at": ["credential_urls", 0]}}
}

test_each_is_told if {
	query := {"shown": "https://npm.acme.example/x?token=***", "how": "query"}
	found := ref_credentials.deny with input as facts([{"shown": "https://ci:***@npm.acme.example/x", "how": "userinfo"}, query])
	{"message": "https://npm.acme.example/x?token=*** carries a credential in its query", "at": ["credential_urls", 1]} in found
	count(found) == 2
}

test_clean if {
	count(ref_credentials.deny) == 0 with input as facts([])
}

facts(urls) := {"credential_urls": urls}

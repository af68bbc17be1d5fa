package sealint.integration.unprotected_restricted_data_test

import data.sealint.integration.unprotected_restricted_data

test_restricted if {
	unprotected_restricted_data.deny == {{
		"message": "restricted data travels without mutual TLS and without payload encryption",
		"at": ["spec", "data", "classification"],
	}} with input as {"spec": {"data": {"classification": "restricted"}, "identity": {"method": "oauth2"}}}
}

test_no_encryption if {
	every words in ["none", "base64"] {
		count(unprotected_restricted_data.deny) == 1 with input as {
			"spec": {"data": {"classification": "restricted", "payloadEncryption": words}},
			"payload_encrypted": false,
		}
	}
}

test_protected if {
	count(unprotected_restricted_data.deny) == 0 with input as {
		"spec": {"data": {"classification": "restricted", "payloadEncryption": "jwe"}},
		"payload_encrypted": true,
	}
	every spec in [
		{"data": {"classification": "restricted"}, "identity": {"method": "mtls"}},
		{"data": {"classification": "restricted"}, "identity": {"method": "oauth2", "senderConstraint": "mtls"}},
		{"data": {"classification": "confidential"}},
		{},
	] {
		count(unprotected_restricted_data.deny) == 0 with input as {"spec": spec}
	}
}

test_excepted if {
	manifest := {"absent": [], "spec": {
		"data": {"classification": "restricted"},
		"identity": {"method": "oauth2", "elevated": {
			"reason": "r",
			"approvedBy": "security",
			"expires": "2026-12-31",
			"excepts": ["payload-encryption"],
			"noAlternative": "the provider offers TLS only",
		}},
	}}
	count(unprotected_restricted_data.deny) == 0 with input as manifest with data.sealint.today as "2026-12-31"
	some finding in unprotected_restricted_data.deny with input as manifest with data.sealint.today as "2027-01-01"
	endswith(finding.message, "; its approval ended 1 day ago, on 2026-12-31")
}

test_encrypted_fields if {
	facts := {"fields_encrypted": true, "absent": [], "spec": {"data": {"classification": "restricted"}, "identity": {"method": "oauth2"}}}
	count(unprotected_restricted_data.deny) == 0 with input as facts
	count(unprotected_restricted_data.deny) == 0 with input as object.union(facts, {"contract": {"unlisted": []}})
	count(unprotected_restricted_data.deny) == 1 with input as object.union(facts, {"contract": {"unlisted": ["/iban"]}})
	count(unprotected_restricted_data.deny) == 1 with input as object.union(facts, {"fields_encrypted": false})
}

package sealint.sbom.algorithm_ending_test

import data.sealint.sbom.algorithm_ending

test_found if {
	found := algorithm_ending.deny with input as facts("2031-01-01") with data.sealint.today as "2030-12-31"
	found == {{
		"message": "SHA-1 is SHA-1: disallowed from 2031-01-01 by NIST",
		"at": ["crypto", "weaknesses", 0],
	}}
}

test_then_it_is_another_rule if {
	count(algorithm_ending.deny) == 0 with input as facts("2031-01-01") with data.sealint.today as "2031-01-01"
}

test_no_cryptographic_asset if {
	count(algorithm_ending.deny) == 0 with input as {"name": "left-pad"} with data.sealint.today as "2026-06-30"
}

facts(since) := {"crypto": {"weaknesses": [{"subject": "SHA-1", "reason": "is SHA-1", "source": "NIST", "since": since}]}}

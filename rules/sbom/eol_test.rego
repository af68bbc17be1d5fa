package sealint.sbom.eol_test

import data.sealint.sbom.eol

params := {"dates": []}

dates := {"dates": ["pkg:npm/left-pad@vers:npm/<2.0.0 2026-01-31", "pkg:npm/right-pad 2020-01-01"]}

test_past if {
	found := eol.deny with input as facts({}) with data.sealint.params as dates with data.sealint.today as "2026-06-30"
	found == {{"message": "left-pad reached the end of its life on 2026-01-31", "at": ["purl"]}}
}

test_version_that_cannot_be_compared if {
	found := eol.deny with input as facts({"purl": {"text": "pkg:npm/left-pad@latest"}})
		with data.sealint.params as dates with data.sealint.today as "2026-06-30"
	found == {{"message": "left-pad may have reached the end of its life on 2026-01-31", "at": ["purl"]}}
}

test_last_day if {
	count(eol.deny) == 0 with input as facts({}) with data.sealint.params as dates with data.sealint.today as "2026-01-31"
}

test_supported_version if {
	newer := facts({"purl": {"text": "pkg:npm/left-pad@2.0.0"}})
	count(eol.deny) == 0 with input as newer with data.sealint.params as dates with data.sealint.today as "2026-06-30"
}

test_no_purl if {
	count(eol.deny) == 0 with input as {"name": "left-pad"} with data.sealint.params as dates with data.sealint.today as "2026-06-30"
}

test_no_dates if {
	count(eol.deny) == 0 with input as facts({}) with data.sealint.params as params with data.sealint.today as "2026-06-30"
}

facts(overrides) := object.union({"name": "left-pad", "purl": {"text": "pkg:npm/left-pad@1.3.0"}}, overrides)

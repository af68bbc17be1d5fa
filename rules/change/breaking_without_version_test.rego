package sealint.change.breaking_without_version_test

import data.sealint.change.breaking_without_version

test_same_version if {
	breaking_without_version.deny == {{
		"message": "callers break, and the version stays 1.4.0: GET /x is gone",
		"at": ["info", "version"],
		"related": [{"ref": ["before", "info", "version"], "message": "before"}],
	}} with input as contract({})
}

test_minor_version if {
	some finding in breaking_without_version.deny with input as contract({"version_order": "higher", "before": {"info_version": "1.3.0"}})
	finding.message == "callers break, and 1.4.0 is no new major version after 1.3.0: GET /x is gone"
}

test_major_version if {
	count(breaking_without_version.deny) == 0 with input as contract({"new_major": true})
}

test_lower_version if {
	count(breaking_without_version.deny) == 0 with input as contract({"version_order": "lower"})
}

test_no_version if {
	count(breaking_without_version.deny) == 0 with input as contract({"after": {"info_version": ""}})
}

test_ended if {
	count(breaking_without_version.deny) == 0 with input as contract({"breaking": [{"text": "GET /x is gone", "until": "2026-06-30"}]})
		with data.sealint.today as "2026-06-30"
	count(breaking_without_version.deny) == 1 with input as contract({"breaking": [{"text": "GET /x is gone", "until": "2026-07-01"}]})
		with data.sealint.today as "2026-06-30"
}

contract(overrides) := object.union(
	{
		"version_order": "equal", "new_major": false, "breaking": [{"text": "GET /x is gone", "until": ""}],
		"before": {"info_version": "1.4.0"}, "after": {"info_version": "1.4.0"},
	},
	overrides,
)

package sealint.openapi.version_not_explicit_test

import data.sealint.openapi.version_not_explicit

test_word if {
	version_not_explicit.deny == {{"message": "info.version \"latest\" is neither a version nor a date", "at": ["info", "version"]}} with input as facts({"info_version": "latest"})
}

test_missing_is_another_rule if {
	count(version_not_explicit.deny) == 0 with input as facts({"info_version": ""})
}

test_nowhere if {
	version_not_explicit.deny == {{"message": "no server, path, parameter or media type names a version of the API", "at": ["info"]}} with input as facts({"versioned_by": []})
}

test_semantic if {
	count(version_not_explicit.deny) == 0 with input as facts({"info_version": "v2.0.1-rc.1"})
}

test_date if {
	count(version_not_explicit.deny) == 0 with input as facts({"info_version": "2026-01-31"})
}

test_short if {
	count(version_not_explicit.deny) == 0 with input as facts({"info_version": "1"})
}

test_no_operations if {
	count(version_not_explicit.deny) == 0 with input as facts({"operations": 0, "versioned_by": []})
}

facts(overrides) := object.union({"info_version": "1.2.0", "operations": 3, "versioned_by": ["server"]}, overrides)

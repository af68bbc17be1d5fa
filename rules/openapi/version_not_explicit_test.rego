package sealint.openapi.version_not_explicit_test

import data.sealint.openapi.version_not_explicit

test_word if {
	version_not_explicit.deny == {{"message": "info.version \"latest\" is neither a semantic version nor a date", "at": ["info", "version"]}} with input as facts({"info_version": "latest"})
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
	count(version_not_explicit.deny) == 0 with input as facts({"info_version": "1.4"})
}

test_neither_version_nor_date if {
	every version in ["1", "v1", "2024-13-45", "2024-00-10", "01.2.3", "1.2.3.4"] {
		count(version_not_explicit.deny) == 1 with input as facts({"info_version": version})
	}
}

test_month_and_preview if {
	every version in ["2026-01", "2026-01-31-preview", "1.0.0+build.7"] {
		count(version_not_explicit.deny) == 0 with input as facts({"info_version": version})
	}
}

test_no_operations if {
	count(version_not_explicit.deny) == 0 with input as facts({"operations": 0, "versioned_by": []})
}

facts(overrides) := object.union({"info_version": "1.2.0", "operations": 3, "versioned_by": ["server"]}, overrides)

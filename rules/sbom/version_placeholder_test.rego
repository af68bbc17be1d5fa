package sealint.sbom.version_placeholder_test

import data.sealint.sbom.version_placeholder

bad := {"class": "placeholder", "exact": false}

test_version if {
	found := version_placeholder.deny with input as facts({"version": "${project.version}", "pin": bad})
	found == {{"message": "left-pad has the placeholder \"${project.version}\" as its version", "at": ["version"]}}
}

test_purl if {
	found := version_placeholder.deny with input as facts({"purl": {"version": "${project.version}"}, "purl_pin": bad})
	found == {{"message": "left-pad has the placeholder \"${project.version}\" as its version in its package URL", "at": ["purl"]}}
}

test_both_are_said_once if {
	both := facts({"version": "${project.version}", "pin": bad, "purl": {"version": "${project.version}"}, "purl_pin": bad})
	found := version_placeholder.deny with input as both
	found == {{"message": "left-pad has the placeholder \"${project.version}\" as its version", "at": ["version"]}}
}

test_clean if {
	count(version_placeholder.deny) == 0 with input as facts({})
}

test_declared_unknown_is_a_placeholder_too if {
	unknown := facts({"version": "NOASSERTION", "version_state": "unknown", "pin": {"class": "placeholder", "exact": false}})
	found := version_placeholder.deny with input as unknown
	found == {{"message": "left-pad has the placeholder \"NOASSERTION\" as its version", "at": ["version"]}}
}

test_absent_is_another_rule if {
	count(version_placeholder.deny) == 0 with input as facts({"version": "", "version_state": "absent", "pin": {"class": "empty", "exact": false}})
}

facts(overrides) := object.union({"name": "left-pad", "version": "1.3.0", "pin": {"class": "exact", "exact": true}}, overrides)

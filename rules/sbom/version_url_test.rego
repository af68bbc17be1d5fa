package sealint.sbom.version_url_test

import data.sealint.sbom.version_url

bad := {"class": "url", "exact": false}

test_version if {
	found := version_url.deny with input as facts({"version": "git+https://example.com/left-pad.git", "pin": bad})
	found == {{"message": "left-pad has the address \"git+https://example.com/left-pad.git\" as its version", "at": ["version"]}}
}

test_purl if {
	found := version_url.deny with input as facts({"purl": {"version": "git+https://example.com/left-pad.git"}, "purl_pin": bad})
	found == {{"message": "left-pad has the address \"git+https://example.com/left-pad.git\" as its version in its package URL", "at": ["purl"]}}
}

test_both_are_said_once if {
	both := facts({"version": "git+https://example.com/left-pad.git", "pin": bad, "purl": {"version": "git+https://example.com/left-pad.git"}, "purl_pin": bad})
	found := version_url.deny with input as both
	found == {{"message": "left-pad has the address \"git+https://example.com/left-pad.git\" as its version", "at": ["version"]}}
}

test_clean if {
	count(version_url.deny) == 0 with input as facts({})
}

test_other_classes if {
	count(version_url.deny) == 0 with input as facts({"version": "latest", "pin": {"class": "floating-word", "exact": false}})
}

facts(overrides) := object.union({"name": "left-pad", "version": "1.3.0", "pin": {"class": "exact", "exact": true}}, overrides)

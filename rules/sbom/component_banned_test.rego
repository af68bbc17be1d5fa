package sealint.sbom.component_banned_test

import data.sealint.sbom.component_banned

purls := {"purls": ["pkg:npm/left-pad", "pkg:npm/event-stream@vers:npm/>=3.3.6|<4.0.0", "pkg:maven/org.acme*/*"]}

test_banned if {
	found := component_banned.deny with input as facts("left-pad", "pkg:npm/left-pad@1.3.0") with data.sealint.params as purls
	found == {{"message": "left-pad is banned: pkg:npm/left-pad@1.3.0 is one of pkg:npm/left-pad", "at": ["purl"]}}
}

test_two_bans_are_one_finding if {
	found := component_banned.deny with input as facts("left-pad", "pkg:npm/left-pad@1.3.0")
		with data.sealint.params.purls as ["pkg:npm/left-pad", "pkg:npm/left*"]
	found == {{"message": "left-pad is banned: pkg:npm/left-pad@1.3.0 is one of pkg:npm/left-pad, pkg:npm/left*", "at": ["purl"]}}
}

test_range if {
	count(component_banned.deny) == 1 with input as facts("event-stream", "pkg:npm/event-stream@3.3.6")
		with data.sealint.params as purls
	count(component_banned.deny) == 0 with input as facts("event-stream", "pkg:npm/event-stream@3.3.5")
		with data.sealint.params as purls
}

test_version_that_cannot_be_compared if {
	found := component_banned.deny with input as facts("event-stream", "pkg:npm/event-stream@latest") with data.sealint.params as purls
	message := "event-stream may be banned: the version of pkg:npm/event-stream@latest cannot be compared with pkg:npm/event-stream@vers:npm/>=3.3.6|<4.0.0"
	found == {{"message": message, "at": ["purl"]}}
}

test_beginning_of_a_namespace if {
	count(component_banned.deny) == 1 with input as facts("pad", "pkg:maven/org.acme.tools/pad@1") with data.sealint.params as purls
}

test_clean if {
	count(component_banned.deny) == 0 with input as facts("right-pad", "pkg:npm/right-pad@1.0.0") with data.sealint.params as purls
}

test_no_package_url if {
	count(component_banned.deny) == 0 with input as {"name": "left-pad"} with data.sealint.params as purls
}

test_off_by_default if {
	count(component_banned.deny) == 0 with input as facts("left-pad", "pkg:npm/left-pad@1.3.0")
}

facts(name, text) := {"name": name, "purl": {"text": text}}

package sealint.sbom.component_not_allowed_test

import data.sealint.sbom.component_not_allowed

purls := {"purls": ["pkg:npm/left-pad@vers:npm/>=1.3.0", "pkg:maven/org.acme/*"]}

test_not_allowed if {
	found := component_not_allowed.deny with input as facts({"purl": {"text": "pkg:npm/left-pad@1.2.0"}})
		with data.sealint.params as purls
	found == {{"message": "left-pad is not an allowed component: pkg:npm/left-pad@1.2.0", "at": ["purl"]}}
}

test_no_package_url if {
	found := component_not_allowed.deny with input as facts({}) with data.sealint.params as purls
	found == {{"message": "left-pad has no package URL, so no list can allow it", "at": ["purl"]}}
}

test_clean[text] if {
	some text in ["pkg:npm/left-pad@1.3.0", "pkg:maven/org.acme/pad@2"]
	count(component_not_allowed.deny) == 0 with input as facts({"purl": {"text": text}}) with data.sealint.params as purls
}

test_version_that_cannot_be_compared if {
	count(component_not_allowed.deny) == 1 with input as facts({"purl": {"text": "pkg:npm/left-pad@latest"}})
		with data.sealint.params as purls
}

# An algorithm or a key is no package.
test_cryptographic_asset if {
	count(component_not_allowed.deny) == 0 with input as facts({"type": "cryptographic-asset", "crypto": {}}) with data.sealint.params as purls
}

test_file if {
	count(component_not_allowed.deny) == 0 with input as facts({"type": "file"}) with data.sealint.params as purls
}

test_root if {
	count(component_not_allowed.deny) == 0 with input as facts({"is_root": true}) with data.sealint.params as purls
}

test_off_by_default if {
	count(component_not_allowed.deny) == 0 with input as facts({})
}

facts(overrides) := object.union({"name": "left-pad", "type": "library", "is_root": false}, overrides)

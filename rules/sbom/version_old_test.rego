package sealint.sbom.version_old_test

import data.sealint.sbom.version_old

params := {"cyclonedx": "1.4", "spdx": "2.2"}

test_old_cyclonedx if {
	found := version_old.deny with input as facts({"spec_version": "1.3"}) with data.sealint.params as params
	found == {{"message": "the format is CycloneDX 1.3, older than 1.4", "at": ["spec_version"]}}
}

test_floor_itself if {
	count(version_old.deny) == 0 with input as facts({"spec_version": "1.4"}) with data.sealint.params as params
}

test_newer if {
	count(version_old.deny) == 0 with input as facts({}) with data.sealint.params as params
}

test_spdx if {
	count(version_old.deny) == 0 with input as facts({"format": "spdx", "spec_version": "2.2"}) with data.sealint.params as params
}

test_numbers_not_letters if {
	count(version_old.deny) == 0 with input as facts({"spec_version": "1.10"})
		with data.sealint.params as object.union(params, {"cyclonedx": "1.9"})
	count(version_old.deny) == 1 with input as facts({"spec_version": "1.9"})
		with data.sealint.params as object.union(params, {"cyclonedx": "1.10"})
}

test_floor_of_spdx if {
	found := version_old.deny with input as facts({"format": "spdx", "spec_version": "2.2"})
		with data.sealint.params as object.union(params, {"spdx": "2.3"})
	found == {{"message": "the format is SPDX 2.2, older than 2.3", "at": ["spec_version"]}}
}

test_floor_of_the_other_format if {
	count(version_old.deny) == 0 with input as facts({})
		with data.sealint.params as object.union(params, {"spdx": "3.0"})
}

facts(overrides) := object.union({"format": "cyclonedx", "spec_version": "1.6"}, overrides)

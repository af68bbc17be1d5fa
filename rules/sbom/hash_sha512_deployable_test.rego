package sealint.sbom.hash_sha512_deployable_test

import data.sealint.sbom.hash_sha512_deployable

message := "left-pad has no SHA-512 hash of its distribution"

test_no_hash if {
	hash_sha512_deployable.deny == {{"message": message, "at": ["hashes"]}} with input as facts({})
}

test_other_hashes[name] if {
	some name, hash in {
		"of the component": {"alg": "SHA-512", "of": "component"},
		"of its source": {"alg": "SHA-512", "of": "external_reference", "ref_type": "source-distribution"},
		"of another algorithm": {"alg": "SHA-256", "of": "external_reference", "ref_type": "distribution"},
	}
	count(hash_sha512_deployable.deny) == 1 with input as facts({"hashes": [hash]})
}

test_file_is_judged if {
	count(hash_sha512_deployable.deny) == 1 with input as facts({"type": "file"})
}

test_logical_component if {
	count(hash_sha512_deployable.deny) == 0 with input as facts({"logical": true})
}

test_clean if {
	hash := {"alg": "SHA-512", "of": "external_reference", "ref_type": "distribution"}
	count(hash_sha512_deployable.deny) == 0 with input as facts({"hashes": [{"alg": "MD5", "of": "component"}, hash]})
}

test_spdx_3_can_say_it if {
	count(hash_sha512_deployable.deny) == 1 with input as facts({"format": "spdx", "spec_version": "3.0.1"})
}

test_formats_that_cannot_say_it[version] if {
	some format, version in {"spdx": "2.3", "cyclonedx": "1.2"}
	count(hash_sha512_deployable.deny) == 0 with input as facts({"format": format, "spec_version": version})
}

facts(overrides) := object.union({"format": "cyclonedx", "spec_version": "1.6", "name": "left-pad", "type": "library", "logical": false, "hashes": []}, overrides)

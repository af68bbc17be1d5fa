package sealint.sbom.container_not_by_digest_test

import data.sealint.sbom.container_not_by_digest

test_tag_only if {
	found := container_not_by_digest.deny with input as facts({})
	found == {{"message": "the image alpine has no digest", "at": ["version"]}}
}

test_clean if {
	count(container_not_by_digest.deny) == 0 with input as facts({"by_digest": true})
}

test_no_image if {
	count(container_not_by_digest.deny) == 0 with input as facts({"image": false})
}

test_root if {
	count(container_not_by_digest.deny) == 0 with input as facts({"is_root": true})
}

facts(overrides) := object.union({"name": "alpine", "version": "3.19", "image": true, "by_digest": false, "is_root": false}, overrides)

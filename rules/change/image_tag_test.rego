package sealint.change.image_tag_test

import data.sealint.change.image_tag

change := {"status": "modified", "before": {"name": "x", "version": "1.4.0", "version_state": "present", "pin": {"class": "exact", "exact": true}, "image": false, "by_digest": false, "is_external": false, "by_digest": true}, "after": {"name": "debian", "version": "12", "version_state": "present", "image": true, "by_digest": false}}

test_no_version if {
	found := image_tag.deny with input as {"status": "added", "after": {"name": "debian", "version_state": "absent", "image": true, "by_digest": false}}
	found == {{"message": "image debian is new; now no version names it", "at": [], "related": []}}
}

test_digest_dropped if {
	found := image_tag.deny with input as object.union(change, {})
	found == {{"message": "image debian was named by digest; now only the tag 12 names it", "at": ["version"], "related": [{"ref": ["before", "version"], "message": "before"}]}}
}

test_new if {
	found := image_tag.deny with input as object.union(change, {"status": "added"})
	found == {{"message": "image debian is new; now only the tag 12 names it", "at": ["version"], "related": []}}
}

test_tag_beside_the_digest if {
	count(image_tag.deny) == 0 with input as object.union(change, {"after": {"by_digest": true}})
}

test_no_image if {
	count(image_tag.deny) == 0 with input as object.union(change, {"after": {"image": false}})
}

test_by_tag_before if {
	count(image_tag.deny) == 0 with input as object.union(change, {"before": {"by_digest": false}})
}

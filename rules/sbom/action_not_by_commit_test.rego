package sealint.sbom.action_not_by_commit_test

import data.sealint.sbom.action_not_by_commit

tag := {"class": "tag", "exact": false}

commit := {"class": "exact", "exact": true}

test_version if {
	found := action_not_by_commit.deny with input as {"name": "checkout", "version": "v4", "pin": tag, "purl": {"version": "v4"}, "purl_pin": tag}
	found == {{"message": "checkout is used at \"v4\", a tag that can be moved", "at": ["version"]}}
}

test_purl_without_a_version_beside_it if {
	found := action_not_by_commit.deny with input as {"name": "checkout", "pin": {"class": "empty", "exact": false}, "purl": {"version": "v4"}, "purl_pin": tag}
	found == {{"message": "checkout is used at \"v4\", a tag that can be moved", "at": ["purl"]}}
}

test_commit if {
	count(action_not_by_commit.deny) == 0 with input as {"name": "checkout", "version": "11bd719", "pin": commit, "purl_pin": commit}
}

test_a_tag_beside_a_commit if {
	count(action_not_by_commit.deny) == 0 with input as {"name": "checkout", "version": "v4", "pin": tag, "purl_pin": commit}
	count(action_not_by_commit.deny) == 0 with input as {"name": "checkout", "version": "v4", "pin": commit, "purl": {"version": "v4"}, "purl_pin": tag}
}

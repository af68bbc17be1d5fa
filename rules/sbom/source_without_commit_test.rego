package sealint.sbom.source_without_commit_test

import data.sealint.sbom.source_without_commit

test_tag if {
	found := source_without_commit.deny with input as at("v1.3.0", "tag")
	found == {{"message": "left-pad names its source only by a tag (v1.3.0), not by a commit", "at": ["revisions", 0]}}
}

test_no_revision if {
	found := source_without_commit.deny with input as at("", "none")
	found == {{"message": "left-pad names its source without a revision, not by a commit", "at": ["revisions", 0]}}
}

test_commit_and_branch if {
	count(source_without_commit.deny) == 0 with input as at("0123456789abcdef0123456789abcdef01234567", "commit")
	count(source_without_commit.deny) == 0 with input as at("main", "branch")
	count(source_without_commit.deny) == 0 with input as {"name": "left-pad"}
}

at(revision, kind) := {"name": "left-pad", "revisions": [{"of": "vcs_url", "source": "git+https://git.example.com/x", "revision": revision, "kind": kind}]}

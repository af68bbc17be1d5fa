package sealint.sbom.source_without_commit_test

import data.sealint.sbom.source_without_commit

test_tag if {
	found := source_without_commit.deny with input as at("v1.3.0", "tag")
	found == {{"message": "left-pad names its source by the tag \"v1.3.0\", not by a full commit id", "at": ["revisions", 0]}}
}

test_no_revision if {
	found := source_without_commit.deny with input as at("", "none")
	found == {{"message": "left-pad names its source by an address without a revision, not by a full commit id", "at": ["revisions", 0]}}
}

test_commit_and_branch if {
	count(source_without_commit.deny) == 0 with input as at("0123456789abcdef0123456789abcdef01234567", "commit")
	count(source_without_commit.deny) == 0 with input as at("main", "branch")
	count(source_without_commit.deny) == 0 with input as {"name": "left-pad"}
}

test_link_to_a_repository if {
	every link in [["main", "branch", "the branch"], ["0123abc", "short-commit", "the shortened commit id"]] {
		found := source_without_commit.deny with input as {"name": "left-pad", "revisions": [{"of": "vcs", "source": "git+https://git.example.com/x", "revision": link[0], "kind": link[1]}]}
		found == {{"message": sprintf("left-pad names its source by %s %q, not by a full commit id", [link[2], link[0]]), "at": ["revisions", 0]}}
	}
}

at(revision, kind) := {"name": "left-pad", "revisions": [{"of": "vcs_url", "source": "git+https://git.example.com/x", "revision": revision, "kind": kind}]}

package sealint.sbom.source_not_pinned_test

import data.sealint.sbom.source_not_pinned

test_branch if {
	found := source_not_pinned.deny with input as at("main", "branch")
	found == {{"message": "left-pad names the source at \"main\", a branch, which moves", "at": ["revisions", 0]}}
}

test_shortened_commit if {
	found := source_not_pinned.deny with input as at("0123abc", "short-commit")
	found == {{"message": "left-pad names the source at \"0123abc\", a shortened commit id", "at": ["revisions", 0]}}
}

test_commit_tag_and_none if {
	count(source_not_pinned.deny) == 0 with input as at("0123456789abcdef0123456789abcdef01234567", "commit")
	count(source_not_pinned.deny) == 0 with input as at("v1.3.0", "tag")
	count(source_not_pinned.deny) == 0 with input as at("", "none")
	count(source_not_pinned.deny) == 0 with input as {"name": "left-pad"}
}

test_link_to_a_repository if {
	link := {"of": "vcs", "source": "git+https://git.example.com/x#main", "revision": "main", "kind": "branch"}
	count(source_not_pinned.deny) == 0 with input as {"name": "left-pad", "revisions": [link]}
}

at(revision, kind) := {"name": "left-pad", "revisions": [{"of": "vcs_url", "source": "git+https://git.example.com/x", "revision": revision, "kind": kind}]}

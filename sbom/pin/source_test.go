package pin

import "testing"

func TestSourceRevision(t *testing.T) {
	for _, test := range []struct {
		address, revision string
		kind              Revision
	}{
		{"git+https://git.example.com/x.git@" + commit, commit, Commit},
		{"git+https://git.example.com/x.git@" + commit + "#lib", commit, Commit},
		{"git+https://user:secret@git.example.com/x.git@" + commit, commit, Commit},
		{"git+ssh://git@git.example.com/x.git@" + commit, commit, Commit},
		{"git+https://git.example.com/x.git#" + commit, commit, Commit},
		{"git+https://git.example.com/x?branch=main#" + commit, commit, Commit},
		{"git+https://git.example.com/x?rev=" + commit, commit, Commit},
		{"git@git.example.com:acme/x.git#" + commit, commit, Commit},
		{"https://git.example.com/x.git@" + commit, commit, Commit},
		{"hg+https://hg.example.com/x@" + commit, commit, Commit},
		{"svn+https://svn.example.com/x/trunk@2019", "2019", Commit},
		{"svn://svn.example.com/x@r2019", "r2019", Commit},
		{"bzr+https://bzr.example.com/x@2019", "2019", Commit},

		{"git+https://git.example.com/x.git@0123abc", "0123abc", ShortCommit},
		{"git+https://git.example.com/x.git#0123abc", "0123abc", ShortCommit},
		{"git+https://git.example.com/x.git@v1.2.3-5-g0123abc", "v1.2.3-5-g0123abc", ShortCommit},

		{"git+https://git.example.com/x.git@v1.2.3", "v1.2.3", TagName},
		{"git+https://git.example.com/x.git@refs/tags/stable", "refs/tags/stable", TagName},
		{"git+https://git.example.com/x.git@release-1.2", "release-1.2", TagName},
		{"git+https://git.example.com/x.git#v1.2.3", "v1.2.3", TagName},
		{"git+https://git.example.com/x.git?tag=1.2.3", "1.2.3", TagName},
		{"git+https://git.example.com/x.git@20240101", "20240101", TagName},

		{"git+https://git.example.com/x.git@main", "main", Branch},
		{"git+https://git.example.com/x.git@refs/heads/v1", "refs/heads/v1", Branch},
		{"git+https://git.example.com/x.git@1.x", "1.x", Branch},
		{"git+https://git.example.com/x.git@some-feature", "some-feature", Branch},
		{"git+https://git.example.com/x.git#main", "main", Branch},
		{"git+https://git.example.com/x.git#semver:^1.0", "^1.0", Branch},
		{"git+https://git.example.com/x?branch=main", "main", Branch},
		{"git+https://git.example.com/x@main#lib/part", "main", Branch},
		{"git@git.example.com:acme/x.git@main", "main", Branch},
		{"https://git.example.com/x/archive/refs/heads/main.zip", "refs/heads/main", Branch},
		{"https://git.example.com/x/archive/master.tar.gz", "master", Branch},
		{"https://git.example.com/acme/x/-/archive/main/x-main.tar.gz", "main", Branch},
		{"https://codeload.example.com/acme/x/tar.gz/main", "main", Branch},

		{"git+https://git.example.com/x.git", "", None},
		{"git://git.example.com/x", "", None},
		{"git+https://user@git.example.com/x", "", None},
		{"git+https://git.example.com/x#lib/main.c", "", None}, // a part of the repository
		{"git+https://git.example.com/x#egg=x", "", None},
		{"git@git.example.com:acme/x.git", "", None},
	} {
		revision, kind, ok := SourceRevision(test.address)
		if !ok || revision != test.revision || kind != test.kind {
			t.Errorf("%s: %q %s %t", test.address, revision, kind, ok)
		}
	}
	for _, plain := range []string{
		"", "NOASSERTION", "https://git.example.com/acme/x", "https://git.example.com/acme/x.git", "https://example.com/x-1.0.tar.gz", "https://example.com/@scope/x",
		"https://git.example.com/x/archive/v1.0.tar.gz", "https://git.example.com/x/archive/" + commit + ".zip", "https://archive.example.com/main/x-1.0.zip",
		"https://registry.example.com/@acme/x/-/x-1.0.0.tgz", "https://git.example.com/acme/x/tree/main/part", "pkg:npm/x@1.0", "scm:git:https://git.example.com/x.git",
	} {
		if revision, kind, ok := SourceRevision(plain); ok {
			t.Errorf("%s: %q %s", plain, revision, kind)
		}
	}
}

func TestCommitRevision(t *testing.T) {
	for _, test := range []struct {
		uid, page string
		kind      Revision
	}{
		{commit, "", Commit},
		{"2019", "https://svn.example.com/x", Commit},
		{"0123abc", "", ShortCommit},
		{"main", "", Branch},
		{"v1.2.3", "", TagName},
		{"", "https://git.example.com/x/commit/" + commit, Commit},
		{"", "https://git.example.com/x/commit/0123abc", ShortCommit},
		{"", "https://git.example.com/x", None},
		{"", "", None},
	} {
		if _, kind := CommitRevision(test.uid, test.page); kind != test.kind {
			t.Errorf("%q %q: %s, want %s", test.uid, test.page, kind, test.kind)
		}
	}
}

// FuzzSourceRevision checks that a full commit is recognised in whatever address it ends, and that the revision is a part of the address.
func FuzzSourceRevision(f *testing.F) {
	for _, seed := range []string{"git+https://git.example.com/x.git", "git@h:x", "git://", "svn+ssh://u:p@h", "git+https://h/x?rev=%41"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, address string) {
		SourceRevision(address)
		if len(address) > maxVersion/2 {
			return
		}
		if _, kind, ok := SourceRevision("git+https://git.example.com/x@" + commit + "#" + address); !ok || kind != Commit {
			t.Errorf("%q: %s %t", address, kind, ok)
		}
	})
}

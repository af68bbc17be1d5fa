package pin

import (
	"net/url"
	"regexp"
	"strings"
)

// Revision is how firmly a reference to source code names it.
type Revision string

// The kinds of revisions. Only a Commit names one content for good.
const (
	Commit      Revision = "commit"       // a full commit id, or a revision number of Subversion or Bazaar
	ShortCommit Revision = "short-commit" // the beginning of a commit id, which later commits may share
	TagName     Revision = "tag"          // a name with a number, which somebody can move
	Branch      Revision = "branch"       // a name that moves with every commit
	None        Revision = "none"         // no revision: the newest commit of the default branch
)

var (
	repositoryURL = regexp.MustCompile(`^(?i:(git|hg|svn|bzr)(\+[a-z]+)?)://`)
	scpAddress    = regexp.MustCompile(`^git@[\w.-]+:`)
	fullCommit    = regexp.MustCompile(`^(?i:[0-9a-f]{64}|[0-9a-f]{40})$`)
	shortCommit   = regexp.MustCompile(`^(?:.*-[0-9]+-g)?([0-9a-f]{7,39})$`) // also as git describe writes it
	number        = regexp.MustCompile(`^r?[0-9]+$`)
	// branchArchive matches the addresses at which GitHub, GitLab and their kin pack what is on a branch.
	branchArchive = regexp.MustCompile(`/(?:archive|tarball|zipball|tar\.gz|zip)/(refs/heads/[^?#]+?|(?i:main|master|head|develop|trunk|dev))(?:/[\w.-]*)?(?:\.tar\.gz|\.tgz|\.zip)?$`)
	commitPage    = regexp.MustCompile(`/commits?/([^/?#]+)`)
)

// SourceRevision returns the revision that an address of source code names, in the notations of SPDX (git+https://host/path@revision#part),
// of npm (git+https://host/path#revision), and of Cargo and Terraform (?rev=, ?tag=, ?branch=, ?ref=). ok is false if the address is not
// recognisable as one of a repository: a plain URL, or a package.
//
// The notation of SPDX is in https://spdx.github.io/spdx-spec/v2.3/package-information/#77-package-download-location-field.
func SourceRevision(address string) (revision string, kind Revision, ok bool) {
	address = strings.TrimSpace(address)
	if len(address) > maxVersion {
		return "", None, false
	}
	m := repositoryURL.FindStringSubmatch(address)
	if m == nil && !scpAddress.MatchString(address) && !strings.Contains(address, ".git@") && !strings.Contains(address, ".git#") {
		if m := branchArchive.FindStringSubmatch(address); m != nil && strings.HasPrefix(strings.ToLower(address), "http") {
			return m[1], Branch, true
		}
		return "", None, false
	}
	numbered := m != nil && (strings.EqualFold(m[1], "svn") || strings.EqualFold(m[1], "bzr"))
	head, fragment, _ := strings.Cut(address, "#")
	head, query, _ := strings.Cut(head, "?")
	if values, err := url.ParseQuery(query); err == nil {
		for _, key := range []string{"rev", "ref", "tag"} {
			if value := values.Get(key); value != "" {
				return value, RevisionOf(value, numbered), true
			}
		}
		if value := values.Get("branch"); value != "" && !fullCommit.MatchString(fragment) {
			return value, Branch, true
		}
	}
	if path := head[hostEnd(head):]; strings.Contains(path, "@") {
		revision = path[strings.LastIndexByte(path, '@')+1:]
		return revision, RevisionOf(revision, numbered), true
	}
	if revision, ok := fragmentRevision(fragment); ok {
		return revision, RevisionOf(revision, numbered), true
	}
	return "", None, true
}

// hostEnd returns where the path of an address begins: a user and a password before the host have an @ too.
func hostEnd(address string) int {
	start := 0
	if i := strings.Index(address, "://"); i >= 0 {
		start = i + 3
	} else if i := strings.IndexByte(address, ':'); i >= 0 { // git@host:path
		return i
	}
	if i := strings.IndexByte(address[start:], '/'); i >= 0 {
		return start + i
	}
	return len(address)
}

// fragmentRevision returns the revision in a fragment. In SPDX, a fragment names a part of the repository, so that only texts that can
// hardly be the name of a file or folder count.
func fragmentRevision(fragment string) (string, bool) {
	if _, constraint, ok := strings.Cut(fragment, "semver:"); ok {
		return constraint, true
	}
	fragment = strings.TrimPrefix(fragment, "commit=")
	if fullCommit.MatchString(fragment) || shortCommit.MatchString(fragment) && strings.ContainsAny(fragment, "0123456789") || strings.HasPrefix(fragment, "refs/") ||
		leadingV(fragment) || fragment != "" && fragment[0] >= '0' && fragment[0] <= '9' {
		return fragment, true
	}
	w, ok := words[strings.ToLower(fragment)]
	return fragment, ok && w.class == Floating
}

// RevisionOf returns the kind of a revision. numbered is true for systems that number their revisions.
func RevisionOf(revision string, numbered bool) Revision {
	revision = strings.TrimSpace(revision)
	switch {
	case revision == "":
		return None
	case fullCommit.MatchString(revision), numbered && number.MatchString(revision):
		return Commit
	case strings.HasPrefix(revision, "refs/tags/"):
		return TagName
	}
	if m := shortCommit.FindStringSubmatch(revision); m != nil && (strings.ContainsAny(m[1], "abcdef") || m[1] != revision) {
		return ShortCommit
	}
	if !strings.ContainsAny(revision, "0123456789") {
		return Branch
	}
	if class := Classify("", revision).Class; class != Exact && class != GoPseudo && class != Snapshot {
		return Branch
	}
	return TagName
}

// CommitRevision returns the revision of a commit by its id or, if it has none, by the address of its page.
func CommitRevision(uid, page string) (revision string, kind Revision) {
	if strings.TrimSpace(uid) == "" {
		m := commitPage.FindStringSubmatch(page)
		if m == nil {
			return "", None
		}
		uid = m[1]
	}
	if number.MatchString(strings.TrimSpace(uid)) { // of Subversion, whose revisions have numbers
		return uid, Commit
	}
	return uid, RevisionOf(uid, false)
}

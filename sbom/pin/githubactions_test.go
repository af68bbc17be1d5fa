package pin

import "testing"

var githubactionsSpellings = spellings{
	Exact: {
		commit, "0123456789ABCDEF0123456789ABCDEF01234567", sha256, "sha256:" + sha256,
	},
	Wildcard: {
		"v1.x", "v4.*", "*",
	},
	Floating: {
		"main", "master", "releases/v1", "release/v1", "refs/heads/main", "refs/heads/releases/v2", "feature/x", "stable",
		"latest", "develop", "some-branch",
	},
	Placeholder: {
		"${{ github.ref }}", "unknown",
	},
	URL: {
		"./.github/actions/x", "docker://alpine:3.19",
	},
	Tag: {
		"v4", "4", "v4.1", "v4.1.2", "4.1.2", "refs/tags/v4", "0123456", "setup/v2", "codeql-bundle-20240101", "2024-01-01",
	},
}

func TestGitHubActions(t *testing.T) { githubactionsSpellings.check(t, "githubactions") }

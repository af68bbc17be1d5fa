package pin

// githubActions is the grammar of references to actions and reusable workflows. Only a full commit is pinned: a tag can be moved, the
// number of a major version is moved with each release, and GitHub does not accept shortened commits.
// Sources: https://docs.github.com/en/actions/reference/security/secure-use#using-third-party-actions,
// https://docs.github.com/en/actions/how-tos/create-and-publish-actions/release-and-maintain-actions (v4, releases/v1).
var githubActions = &grammar{
	types: []string{"githubactions", "github-actions"},
	forms: join([]form{
		pattern(anything, Exact, "", `^(?i:[0-9a-f]{64}|[0-9a-f]{40})$|@(?i:sha256:[0-9a-f]{64})$|^(?i:sha256:[0-9a-f]{64})$`),
		pattern(path, Floating, branch, `^(?:refs/heads/)?releases?/`),
	}, branchNames, ranges, addresses, []form{
		pattern(digit, Tag, "is a tag or a shortened commit, which can be moved or means another commit later", ``),
		pattern(anything, Floating, branch, ``),
	}),
	tagged: true,
}

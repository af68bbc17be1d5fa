package pin

// golang is the grammar of Go modules.
// Sources: https://go.dev/ref/mod#version-queries (latest, upgrade, patch, v1, comparisons, branches), https://go.dev/ref/mod#pseudo-versions,
// https://go.dev/ref/mod#go-mod-file-replace (a replaced module has the pseudo-version of the zero commit),
// https://pkg.go.dev/runtime/debug#Module and https://go.dev/doc/go1.24#go-command ((devel), +dirty).
var golang = &grammar{
	types: []string{"golang"},
	forms: join(goCommits, []form{
		pattern(letter, Floating, branch, `^devel\b`), // devel go1.27-abcdef
		pattern(letter, Wildcard, "is the beginning of versions, of which go get takes the newest", `^v[0-9]+(\.[0-9]+)?$`),
	}, addresses, immutable),
	wordless: "is no version: go get looks for such a branch or tag",
}

// goCommits are the versions of commits without a tag.
var goCommits = []form{
	pattern(minus, Placeholder, "stands for a module that was replaced, whose version is not known", `^v?0\.0\.0-00010101000000-000000000000`),
	pattern(plus, Snapshot, aDirtyTree, `^v?[0-9].*\+(incompatible\.)?dirty$`),
	pattern(minus, GoPseudo, "", `^v?[0-9]+\.(0\.0-|[0-9]+\.[0-9]+-([^+]*\.)?0\.)[0-9]{14}-[0-9a-f]{12}(\+[0-9A-Za-z.-]+)?$`),
}

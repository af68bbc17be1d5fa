package pin

// helm is the grammar of charts.
// Sources: https://helm.sh/docs/topics/charts/#chart-dependencies and https://github.com/Masterminds/semver#checking-version-constraints
// (comparisons, also =< and =>, hyphens, wildcards, ^ and ~).
var helm = &grammar{
	types:    []string{"helm"},
	forms:    join(addresses, spaces, immutable),
	wordless: "is no version: all versions of charts have numbers",
}

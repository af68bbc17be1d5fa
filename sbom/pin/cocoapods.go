package pin

// cocoapods is the grammar of pods.
// Source: https://guides.cocoapods.org/syntax/podfile.html#pod (comparisons, ~>, :git, :branch, :tag, :commit, :path, :podspec) and
// https://guides.cocoapods.org/using/using-cocoapods.html (Podfile.lock writes a source as: from `…`, branch `…`).
var cocoapods = &grammar{
	types:    []string{"cocoapods"},
	forms:    join(lockedSources, options, addresses, immutable),
	wordless: "is no version: all versions of pods have numbers",
}

// lockedSources are the sources in Podfile.lock.
var lockedSources = []form{
	wrapped(bracket, `^\((from\s[^()]+)\)$`),
	pattern(space, Exact, "", "^from\\s+`.*\\bcommit\\W+(?i:[0-9a-f]{40})\\b"),
	pattern(space, URL, anAddress, "^from\\s+`"),
}

package pin

// swift is the grammar of Swift packages, with the requirements of Package.swift and of Xcode's tools.
// Source: https://docs.swift.org/swiftpm/documentation/packagemanagerdocs/addingdependencies (from, exact, ..<, ..., upToNextMajor,
// branch, revision, path).
var swift = &grammar{
	types:    []string{"swift"},
	forms:    join(options, addresses, immutable),
	wordless: "is no version: all versions of Swift packages have numbers",
}

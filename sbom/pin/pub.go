package pin

// pub is the grammar of the packages of Dart and Flutter.
// Source: https://dart.dev/tools/pub/dependencies#version-constraints (any, comparisons, ^) and
// https://dart.dev/tools/pub/dependencies#dependency-sources (git, path, sdk, hosted).
var pub = &grammar{
	types:    []string{"pub"},
	forms:    join(addresses, options, spaces, immutable),
	wordless: "is no version: all versions of Dart packages have numbers",
}

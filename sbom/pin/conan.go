package pin

// conan is the grammar of Conan packages. Their versions are any text, such as system and cci.20230125; brackets are ranges.
// Source: https://docs.conan.io/2/tutorial/versioning/version_ranges.html, https://docs.conan.io/2/tutorial/versioning/revisions.html.
var conan = &grammar{
	types: []string{"conan"},
	forms: join([]form{
		wrapped(bracket, `^[a-z0-9_][\w+.-]*/(\[.*\])(?:@.*)?$`), // with the name of the package
		wrapped(bracket, `^(\[.*\])@.*$`),
		pattern(path, Floating, newest, `#latest$`), // the newest revision of the recipe
	}, addresses, brackets, anyNumber, equals, operators, alternatives, intervals, commas, dirty, snapshots, developments),
	released: map[string]bool{"system": true},
}

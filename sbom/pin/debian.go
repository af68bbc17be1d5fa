package pin

// debian is the grammar of the packages of Debian, Ubuntu and their kin.
// Sources: https://www.debian.org/doc/debian-policy/ch-relationships.html#syntax-of-relationship-fields (7.1: << <= = >= >>, parentheses,
// alternatives), https://www.debian.org/doc/debian-policy/ch-controlfields.html#version (5.6.12),
// https://manpages.debian.org/stable/apt/apt_preferences.5.en.html (wildcards).
var debian = &grammar{
	types: []string{"deb"},
	forms: join([]form{
		wrapped(bracket, `^(.*\))\s*(?:\[[^\]]*\]|<[^>]*>)$`), // architectures and build profiles
	}, relationOfPackages),
	wordless: "is no version: all versions of Debian packages have a number",
}

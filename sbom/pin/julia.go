package pin

// julia is the grammar of Julia packages.
// Source: https://pkgdocs.julialang.org/v1/compatibility/#Version-specifier-format (caret, tilde, comparisons, =, hyphen, lists).
var julia = &grammar{
	types:    []string{"julia"},
	forms:    join(addresses, immutable),
	wordless: "is no version: all versions of Julia packages have numbers",
}

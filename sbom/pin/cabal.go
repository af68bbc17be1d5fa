package pin

// cabal is the grammar of Hackage.
// Source: https://cabal.readthedocs.io/en/stable/cabal-package-description-file.html#pkg-field-build-depends (^>=, ==1.2.*, && and ||,
// sets in braces) and https://cabal.readthedocs.io/en/stable/buildinfo-fields-reference.html (-any, -none).
var cabal = &grammar{
	types:    []string{"hackage"},
	forms:    join([]form{pattern(bracket, InnerOperator, aRange, `\{`)}, addresses, immutable),
	wordless: "is no version: all versions of Haskell packages have numbers",
}

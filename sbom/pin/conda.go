package pin

// conda is the grammar of conda packages. One = is a prefix there: =1.7 means 1.7.*, and only ==1.7 means 1.7. A build may follow.
// Sources: https://docs.conda.io/projects/conda-build/en/stable/resources/package-spec.html#package-match-specifications,
// https://docs.conda.io/projects/conda/en/stable/user-guide/concepts/pkg-specs.html.
var conda = &grammar{
	types: []string{"conda"},
	forms: join([]form{
		pattern(operator, InnerOperator, "is a pattern", `^\^.*\$$`),
		wrapped(operator, `^=([^=<>~!*\s|,]+)=\w+$`), // a version with its build
		pattern(operator, Wildcard, "is a range: one = means all versions that begin so", `^=[^=<>~!]`),
		wrapped(operator, `^([0-9][\w.!+]*)=\w+$`),
	}, addresses, immutable),
	wordless: "is no version: all versions of conda packages have a number",
}

package pin

// rpm is the grammar of RPM packages.
// Sources: https://rpm-software-management.github.io/rpm/manual/dependencies.html (comparisons),
// https://rpm-software-management.github.io/rpm/manual/boolean_dependencies.html (and, or, with, in parentheses),
// https://rpm-software-management.github.io/rpm/manual/spec.html (the characters of versions, macros).
var rpm = &grammar{
	types: []string{"rpm"},
	forms: join([]form{
		pattern(bracket, InnerOperator, aRange, `^\(.*\s(?:and|or|if|unless|with|without|else)\s.*\)$`),
		pattern(template, Placeholder, notFilledIn, `%\??[A-Za-z_]`),
	}, relationOfPackages),
}

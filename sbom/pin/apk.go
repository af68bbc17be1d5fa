package pin

// apk is the grammar of the packages of Alpine and Wolfi.
// Source: https://gitlab.alpinelinux.org/alpine/apk-tools/-/blob/master/doc/apk-world.5.scd (comparisons, ~ for a prefix, >< for a
// checksum, @ for a repository) and https://gitlab.alpinelinux.org/alpine/apk-tools/-/blob/master/doc/apk-package.5.scd (versions).
var apk = &grammar{
	types: []string{"apk", "alpine"},
	forms: join(checksums, []form{
		wrapped(path, `^([^@\s]+)@[A-Za-z][\w-]*$`), // a repository
		pattern(path, Floating, "is a repository, which moves with every release in it", `^@[A-Za-z]`),
		pattern(operator, LeadingOperator, aRange, `^(?:[A-Za-z][\w.+-]*\s*)?(?:[<>]?~|=~)`),
	}, relationOfPackages),
	wordless: "is no version: all versions of Alpine packages have a number",
}

// checksums pin the file of a package.
var checksums = []form{pattern(operator, Exact, "", `^><\s*Q[12][A-Za-z0-9+/=]+$`)}

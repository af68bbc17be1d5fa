package pin

// pypi is the grammar of the Python Package Index.
// Sources: https://packaging.python.org/en/latest/specifications/version-specifiers/ (PEP 440) and
// https://packaging.python.org/en/latest/specifications/dependency-specifiers/ (PEP 508: parentheses, direct references, markers),
// https://pip.pypa.io/en/stable/reference/requirements-file-format/ (-e and paths).
var pypi = &grammar{
	types: []string{"pypi"},
	forms: join(markers, []form{
		wrapped(minus, `^(?:-e|--editable)[\s=]+(.+)$`),
	}, directReferences, addresses, immutable),
	wordless: "is no version: all versions of Python packages have a number",
}

// markers are the conditions of PEP 508 after a requirement.
var markers = []form{wrapped(semicolon, `^([^;]+);\s*\(*[a-z_]+\s*(?:[<>=!~]|not\s|in\s).*$`)}

// directReferences are addresses with the name of the package, as in PEP 508.
var directReferences = []form{
	wrapped(path, `^[A-Za-z0-9][\w.-]*\s*(?:\[[\w, .-]*\])?\s+@\s*(\S.*)$`),
	wrapped(path, `^[A-Za-z][\w.-]*(?:\[[\w, .-]*\])?@\s*([a-z+]+:.*)$`),
	wrapped(path, `^@\s*([a-z+]+:.*)$`), // what is left where a tool took the name off
}

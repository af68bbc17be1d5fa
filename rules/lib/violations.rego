# Violations of the manifest's schema. A field that violates it is neither stated nor absent.
package sealint.lib.violations

# Some violation is of the value at the path.
at(violations, path) if {
	some violation in violations
	violation.at == path
}

# Some violation is of the value at the path, or of one that holds it.
cover(violations, path) if {
	some violation in violations
	violation.at == array.slice(path, 0, count(violation.at))
}

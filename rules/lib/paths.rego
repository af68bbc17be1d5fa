# Paths of operations.
package sealint.lib.paths

# Some glob matches the path: * stands for one segment, ** for any number.
match(globs, path) if {
	some pattern in globs
	glob.match(pattern, ["/"], path)
}

package sealint.lib.paths_test

import data.sealint.lib.paths

test_match if {
	paths.match(["/health", "/public/**"], "/health")
	paths.match(["/health", "/public/**"], "/public/a/b")
	paths.match(["/public/*"], "/public/a")
	not paths.match(["/public/*"], "/public/a/b")
	not paths.match([], "/health")
}

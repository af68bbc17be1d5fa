package sealint.lib.violations_test

import data.sealint.lib.violations

path := ["spec", "reviews"]

test_at if {
	violations.at([{"at": ["spec"]}, {"at": path}], path)
	not violations.at([{"at": ["spec"]}, {"at": ["spec", "reviews", "0"]}], path)
	not violations.at([], path)
}

test_cover if {
	every at in [[], ["spec"], path] {
		violations.cover([{"at": at}], path)
	}
	not violations.cover([{"at": ["metadata"]}, {"at": ["spec", "reviews", "0"]}], path)
	not violations.cover([], path)
}

package sealint.lib.types_test

import data.sealint.lib.types

test_textual if {
	types.textual([])
	types.textual(["null", "string"])
	not types.textual(["integer"])
}

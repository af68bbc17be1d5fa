package sealint.lib.text_test

import data.sealint.lib.text

test_short if {
	every n in [0, 79, 80] {
		text.short(repeated(n)) == repeated(n)
	}
	text.short(repeated(81)) == concat("", [repeated(79), "…"])
}

test_first if {
	text.first([], 3) == ""
	text.first(["a", "b", "c"], 3) == "a, b, c"
	text.first(["a", "b", "c", "d", "e"], 3) == "a, b, c and 2 more"
}

repeated(n) := concat("", ["x" | some _ in numbers.range(1, n); n > 0])

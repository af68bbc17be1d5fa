package pin

import "testing"

var juliaSpellings = spellings{
	Exact: {
		"1.2.3", "1.2", "=1.2.3", "= 1.2.3", "1.2.3-rc1", "1.2.3+0", "v1.2.3",
	},
	LeadingOperator: {
		"^1.2", "~1.2", ">= 1.2", ">=1.2", "≥ 1.2", "< 2", "≥1.2", "<=2", "> 1",
	},
	InnerOperator: {
		"1.2 - 1.4", "1.2, 2", "1.2.3 - 4.5.6", "0.2, 1", "=1.2.3, =1.2.4", "1.2 – 1.4",
	},
	Wildcard: {
		"*",
	},
	Floating: {
		"latest", "main",
	},
}

func TestJulia(t *testing.T) { juliaSpellings.check(t, "julia") }

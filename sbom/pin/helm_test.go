package pin

import "testing"

var helmSpellings = spellings{
	Exact: {
		"1.2.3", "v1.2.3", "=1.2.3", "= 1.2.3", "1.2.3-beta.1", "1.2.3+up1.0.0",
	},
	LeadingOperator: {
		"^1.2.3", "~1.2.3", ">= 1.2", ">= 1.2, < 3", ">=1.0.0 <2.0.0", "=<1.2", "=>1.2", "!=1.2.3", ">0.0.0-0",
		">= 1.2 < 3.0.0 || >= 4.2.3",
	},
	InnerOperator: {
		"1.2 - 1.4.5", "1.2.3 || 1.2.4", "1.2.3, <2", "1.2.3 1.2.4",
	},
	Wildcard: {
		"*", "1.2.x", "1.x", "1.*", ">= 1.2.x",
	},
	Floating: {
		"latest",
	},
	URL: {
		"file://../x",
	},
}

func TestHelm(t *testing.T) { helmSpellings.check(t, "helm") }

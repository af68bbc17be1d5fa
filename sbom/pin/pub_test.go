package pin

import "testing"

var pubSpellings = spellings{
	Exact: {
		"1.2.3", "1.0.0-dev.1", "1.0.0+1", "0.0.0", "5.1.0-nullsafety.3", `"1.2.3"`,
	},
	LeadingOperator: {
		"^1.2.3", ">=1.2.3", ">=1.2.3 <2.0.0", "'>=1.2.3 <2.0.0'", "<=2.0.0", ">1", "<2",
	},
	InnerOperator: {
		"1.2.3 <2.0.0",
	},
	Floating: {
		"any", "latest", "stable",
	},
	URL: {
		"git: https://git.example.com/x.git", "path: ../x", "sdk: flutter", "hosted: https://pub.example.com",
	},
}

func TestPub(t *testing.T) { pubSpellings.check(t, "pub") }

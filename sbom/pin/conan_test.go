package pin

import "testing"

var conanSpellings = spellings{
	Exact: {
		"1.2.13", "1.1.1w", "system", "cci.20230125", "1.2.13@user/testing", "1.2.13#0123456789abcdef0123456789abcdef",
		"zlib/1.2.13", "[1.2.13]", "[=1.2.13]", "2.0-rc1", "9e",
	},
	LeadingOperator: {
		"[^1.1]", "[>=1.0]", "[>=1.0 <2.0]", "[~1.2]", "[>1 <2 || ^3]", "zlib/[>=1.2.11 <2]", "zlib/[~1.2]@user/stable",
		"[>=1.0]@", "[~=3.0]",
	},
	InnerOperator: {
		"[1.2.7 || >=1.2.9 <2.0.0]", "[1.2.7 1.2.8 || 1.3]", "[>1.1 <2.1, include_prerelease=True]",
	},
	Wildcard: {
		"[*]", "[1.*]", "*", "zlib/*", "[1.x]",
	},
	Interval: {
		"[>=1, include_prerelease]", "[~1.2.3, loose=False]",
	},
	Floating: {
		"latest", "1.2.13#latest", "testing",
	},
	Placeholder: {
		"unknown",
	},
}

func TestConan(t *testing.T) { conanSpellings.check(t, "conan") }

package pin

import "testing"

var apkSpellings = spellings{
	Exact: {
		"1.2.3-r0", "1.2.3_p1-r2", "1.0_alpha1-r0", "1.2.3_git20240101-r0", "1.0_rc2_p1-r0", "9999", "2024a-r1", "=1.2.3-r0",
		"= 1.2.3-r0", "x=1.2.3-r0", "1.2.3-r0@edge", "><Q1ZPbyLqRBBYNLU8hPAjFHRmwJBMA=", "0...1...0.r1", "1.0~abc123-r0",
	},
	LeadingOperator: {
		">1.0", ">=1.0", "<1.0", "<=1.0-r3", "~1.2", "~=1.2", "=~1.2", ">~1.2", "<~1.2", "x>1.0", "x~=1.2", "x~1.2",
	},
	Wildcard: {
		"1.2*", "*",
	},
	Floating: {
		"@edge", "@testing", "edge", "latest",
	},
	Placeholder: {
		"$pkgver-r$pkgrel", "unknown",
	},
}

func TestAPK(t *testing.T) { apkSpellings.check(t, "apk") }

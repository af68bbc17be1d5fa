package pin

import "testing"

var rpmSpellings = spellings{
	Exact: {
		"1.0-1", "1.2.3-4.el9", "0:1.2-3.el9", "1.2.3~beta-4.el9", "3.0.7^git20240101.abcdef-1.fc40", "r25^20240101.abc-1",
		"1.0-dev", "1.x-2", "5.14.0-362.8.1.el9_3", "fd431d51-4ae0493b", "2024a-1.el9", "= 1.0-1", "x = 1.0-1",
		"(none):1.0-1", "1.0.2k-fips",
	},
	LeadingOperator: {
		">= 1.0", "<= 2", "< 2", "> 1:1.0", "x >= 1.0", "x > 1.0-2",
	},
	InnerOperator: {
		"(x >= 1.0 with x < 2)", "(x or y)", "(x >= 1.0 if y)",
	},
	Wildcard: {
		"1.2*", "*",
	},
	Floating: {
		"latest", "rawhide", "installed",
	},
	Placeholder: {
		"%{version}", "%{version}-%{release}", "1.0-%{release}", "%version", "%{?epoch:%{epoch}:}%{version}", "1.0%{?dist}",
		"(none)", "unknown", "1.0-1%?dist",
	},
}

func TestRPM(t *testing.T) { rpmSpellings.check(t, "rpm") }

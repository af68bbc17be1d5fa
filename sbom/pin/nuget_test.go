package pin

import "testing"

var nugetSpellings = spellings{
	Exact: {
		"1.0", "1.0.0", "6.0.1304", "1.2.3.4", "1.0.0-beta.x", "1.0.0-dev", "1.0.0+sha.5114f85", "[1.0]", "[1.0.0]",
		"[1.0.0, 1.0.0]", "[1.0.0,1.0.0]", "= 1.0.0",
	},
	LeadingOperator: {
		">= 1.0.0", ">= 1.0.0 && < 2.0.0", "~> 1.2", "< 2",
	},
	Wildcard: {
		"*", "1.*", "1.1.*", "*-*", "1.0.0-*", "1.0.0-beta*", "1.*-*", "[1.*, 2.0)",
	},
	Interval: {
		"[1.0,2.0)", "[1.0, 2.0]", "(1.0,2.0)", "(,1.0]", "(,1.0)", "[1.0,)", "(1.0,)", "(1.0)", "[1.0.0, )",
	},
	Floating: {
		"latest", "stable", "preview",
	},
	Placeholder: {
		"$(Version)", "$(PackageVersion)", "%VERSION%", "unknown",
	},
}

func TestNuGet(t *testing.T) { nugetSpellings.check(t, "nuget") }

package pin

import "testing"

var cocoapodsSpellings = spellings{
	Exact: {
		"1.2.3", "0.39.0.beta.4", "= 1.0", "(= 1.0)", "(1.0.0)", ":commit => '" + commit + "'",
		"(from `https://git.example.com/x.git`, commit `" + commit + "`)",
	},
	LeadingOperator: {
		"~> 0.1.2", "~> 0", "> 0.1", ">= 0.1", "< 0.1", "<= 0.1", "(~> 1.0)", "x (~> 1.0)", "'~> 1.0'",
	},
	Floating: {
		":branch => 'dev'", "latest", ":head", "HEAD",
	},
	URL: {
		":git => 'https://git.example.com/x.git'", ":tag => '1.0'", ":path => '../x'",
		":podspec => 'https://example.com/x.podspec'", "(from `https://git.example.com/x.git`, branch `main`)",
		"(from `../x`)", ":commit => '0123456'",
	},
}

func TestCocoaPods(t *testing.T) { cocoapodsSpellings.check(t, "cocoapods") }

package pin

import "testing"

var gemSpellings = spellings{
	Exact: {
		"1.2.3", "1.0.0.pre1", "1.2.3-x86_64-linux", "1.2.3.java", "2.0.0.rc2", "= 1.2.3", "(= 1.2.3)", "x (1.2.3)",
		"x (= 1.2.3)", "0.1.0.beta",
	},
	LeadingOperator: {
		"~> 1.2", "~>1.2.3", ">= 0", ">= 1.0, < 2", "> 1", "< 2", "<= 2", "!= 1.0", "(~> 1.2)", "x (~> 1.2)",
		"x (>= 1.0, < 2)", "'~> 1.2'",
	},
	InnerOperator: {
		"1.0, < 2", "= 1.0, != 1.1",
	},
	Floating: {
		"branch: main", `:branch => "main"`, "latest", "head",
	},
	Placeholder: {
		"#{version}", "unknown",
	},
	URL: {
		"git: https://git.example.com/x", `:git => "https://git.example.com/x"`, "path: ../x",
		"https://git.example.com/x.git", `:tag => "v1.0"`,
	},
}

func TestGem(t *testing.T) { gemSpellings.check(t, "gem") }

package pin

import "testing"

var hexSpellings = spellings{
	Exact: {
		"1.0.0", "2.0.0-rc.1", "1.2.3-dev", "== 1.0.0", "==1.0.0", "1.0.0+build",
	},
	LeadingOperator: {
		"~> 2.0", "~> 2.0.0", ">= 1.0.0", ">= 1.0.0 and < 2.0.0", "> 1.0.0", "!= 1.0.0", "~> 1.0 or ~> 2.0", "!1.0.0",
		"<= 2.0.0",
	},
	InnerOperator: {
		"1.0.0 or 2.0.0", "1.0.0 and 2.0.0", "== 1.0.0 or == 2.0.0",
	},
	Floating: {
		`branch: "main"`, "latest",
	},
	URL: {
		`git: "https://git.example.com/x.git"`, `path: "../x"`, `tag: "v1.0"`,
	},
}

func TestHex(t *testing.T) { hexSpellings.check(t, "hex") }

package pin

import "testing"

var terraformSpellings = spellings{
	Exact: {
		"1.2.0", "= 1.2.0", "=1.2.0", "1.2.0-beta1", "v1.2.0", "git::https://git.example.com/x.git?ref=" + commit,
	},
	LeadingOperator: {
		"~> 1.2", "~> 1.2.3", ">= 1.2.0", ">= 1.2.0, < 2.0.0", "!= 1.0.0", "> 1", "<= 2", "< 2",
	},
	InnerOperator: {
		"1.2.0, < 2.0.0", "= 1.2.0, != 1.3.0",
	},
	Floating: {
		"latest", "main",
	},
	URL: {
		"git::https://git.example.com/x.git", "git::https://git.example.com/x.git?ref=v1.2.0", "./x", "../x",
		"s3::https://s3.example.com/x.zip",
	},
}

func TestTerraform(t *testing.T) { terraformSpellings.check(t, "terraform") }

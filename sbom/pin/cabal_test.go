package pin

import "testing"

var cabalSpellings = spellings{
	Exact: {
		"1.2", "0.11.3.0", "1.2.3.4", "==1.2.3", "== 1.2.3", "(==1.2.3)", "(== 1.2.3)",
	},
	LeadingOperator: {
		"^>=1.2", "^>= 1.2.3", ">=1.2", ">= 1 && < 2", "<1.2", ">1", "<=1.2", "(>=1 && <2)", "^>=1.2 || ^>=1.3",
		">= 1.2 && < 1.3 || >= 1.4",
	},
	InnerOperator: {
		"==1.2 || ==1.3", "1.2 || 1.3", "== 1.2 && < 2", "== {1.2, 1.3}", "^>= { 1.2, 1.3 }", "{ 1.2 }",
	},
	Wildcard: {
		"==1.2.*", "*", "1.2.*",
	},
	Floating: {
		"-any", "any", "latest",
	},
	Placeholder: {
		"-none",
	},
}

func TestCabal(t *testing.T) { cabalSpellings.check(t, "hackage") }

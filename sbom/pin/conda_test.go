package pin

import "testing"

var condaSpellings = spellings{
	Exact: {
		"1.7", "1.7.1", "1!2.0", "2.0.post1", "1.7 py27_0", "==1.7", "==1.7.1", "1.7=py27_0", "=1.7=py27_0", "x==1.7",
		"2023.1.0", "9e", "1.0_beta", "=1.7.1=h5eee18b_0",
	},
	LeadingOperator: {
		">=1.7", ">=1.7,<1.9", ">1", "<2", "<=2", "!=1.7", "~=1.7", "x>=1.7",
	},
	InnerOperator: {
		"1.7|1.8", "==1.7|==1.8", "1.7|1.8", "1.7,1.8", `^1\.[0-9]+$`,
	},
	Wildcard: {
		"=1.7", "1.7.*", "1.7*", "*", "x=1.7", "1.7 *_cpython", "1.7=py*",
	},
	Floating: {
		"latest", "defaults",
	},
}

func TestConda(t *testing.T) { condaSpellings.check(t, "conda") }

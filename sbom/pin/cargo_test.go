package pin

import "testing"

var cargoSpellings = spellings{
	Exact: {
		"1.2.3", "=1.2.3", "= 1.2.3", "1.0.0-alpha.1", "1.0.0+wasi-0.2",
		"registry+https://github.com/rust-lang/crates.io-index#x@1.2.3",
		"registry+https://github.com/rust-lang/crates.io-index#1.2.3", "sparse+https://index.example.com/#x@1.2.3",
		"git+https://git.example.com/x?branch=main#" + commit, "git+https://git.example.com/x?rev=" + commit + "#x@1.2.3",
		"https://github.com/rust-lang/crates.io-index#x@1.2.3", "https://github.com/rust-lang/crates.io-index#x:1.2.3",
	},
	LeadingOperator: {
		"^1.2", "^1.2.3", "~1", "~1.2.3", ">= 1.2.0", "> 1", "< 2", "<=2", ">= 1.2, < 1.5",
	},
	InnerOperator: {
		"1.2, 1.3", "=1.2.3, <2",
	},
	Wildcard: {
		"*", "1.*", "1.2.*",
	},
	Floating: {
		"latest", "nightly", "main", `branch = "main"`,
	},
	Placeholder: {
		"workspace = true", "unknown",
	},
	URL: {
		"path+file:///srv/x", "path+file:///srv/x#0.1.0", "registry+https://github.com/rust-lang/crates.io-index",
		"sparse+https://index.example.com/", "git+https://git.example.com/x", "git+https://git.example.com/x?branch=main",
		"git+https://git.example.com/x?rev=0123456#x@1.2.3", "https://github.com/rust-lang/crates.io-index",
		"git+https://git.example.com/x?tag=v1.0#0123456", `{ git = "https://git.example.com/x", branch = "main" }`,
		`{ path = "../x" }`, `path = "../x"`, `git = "https://git.example.com/x"`,
	},
}

func TestCargo(t *testing.T) { cargoSpellings.check(t, "cargo") }

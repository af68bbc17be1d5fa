package pin

import (
	"testing"
)

func TestVersionWithoutWhatStandsAroundIt(t *testing.T) {
	for _, test := range []struct{ purlType, text, version string }{
		{"maven", "1.0", "1.0"},
		{"maven", "[1.0]", "1.0"},
		{"nuget", "[1.0.0, 1.0.0]", "1.0.0"},
		{"maven", "1.5!!", "1.5"},
		{"npm", "npm:other@1.2.3", "1.2.3"},
		{"pypi", "x (==1.2.3)", "1.2.3"},
		{"deb", "libx (= 1:1.0-1)", "1:1.0-1"},
		{"", " '1.2' ", "1.2"},
		{"npm", "acme/x#" + commit, commit},
		{"composer", "dev-main#" + commit + " as 1.0", commit},
		{"swift", "revision: " + commit, commit},
		{"golang", "v0.0.0-20240116215550-a9fa1716bcac", "v0.0.0-20240116215550-a9fa1716bcac"},
		{"githubactions", commit, commit},
		{"npm", "^1.0", ""},
		{"npm", "latest", ""},
		{"githubactions", "v4", ""},
		{"apk", "><Q1ZPbyLqRBBYNLU8hPAjFHRmwJBMA=", ""},
	} {
		if got := Classify(test.purlType, test.text); got.Version != test.version {
			t.Errorf("%q of type %q: %q, want %q", test.text, test.purlType, got.Version, test.version)
		}
	}
}

// A commit and a digest, for the tables of spellings.
const (
	commit = "0123456789abcdef0123456789abcdef01234567"
	sha256 = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
)

// spellings are versions and requirements by the class that they must have.
type spellings map[Class][]string

func (s spellings) check(t *testing.T, purlType string) {
	t.Helper()
	for class, list := range s {
		for _, v := range list {
			got := Classify(purlType, v)
			if got.Class != class {
				t.Errorf("%q of type %q is %s, want %s", v, purlType, got.Class, class)
			}
			if got.Exact() != (got.Reason == "") {
				t.Errorf("%q of type %q: %+v", v, purlType, got)
			}
		}
	}
}

var tables = map[string]spellings{
	"npm": npmSpellings, "pypi": pypiSpellings, "maven": mavenSpellings, "golang": golangSpellings, "cargo": cargoSpellings, "nuget": nugetSpellings,
	"gem": gemSpellings, "composer": composerSpellings, "deb": debianSpellings, "rpm": rpmSpellings, "apk": apkSpellings, "oci": ociSpellings,
	"githubactions": githubactionsSpellings, "conan": conanSpellings, "hex": hexSpellings, "pub": pubSpellings, "swift": swiftSpellings,
	"cocoapods": cocoapodsSpellings, "conda": condaSpellings, "hackage": cabalSpellings, "julia": juliaSpellings, "helm": helmSpellings,
	"terraform": terraformSpellings, "": genericSpellings,
}

// TestEveryGrammarHasSpellings checks that no grammar is without a table.
func TestEveryGrammarHasSpellings(t *testing.T) {
	for _, g := range grammars {
		if tables[g.types[0]] == nil {
			t.Errorf("%s has no table", g.types[0])
		}
		for _, purlType := range g.types {
			if byType[purlType] != g {
				t.Errorf("%s belongs to two grammars", purlType)
			}
		}
	}
}

// TestExactWithoutType checks that no version that is exact in its ecosystem is called anything else when the type is not stated:
// without a type, only what cannot be a version is not exact.
func TestExactWithoutType(t *testing.T) {
	// Forms that have another meaning in other ecosystems, where nobody can know that they have none here.
	ambiguous := map[string]Class{
		"2.04-dev": Snapshot, "1.27-dev": Snapshot, "1.0-dev": Snapshot, "1.0.0-dev": Snapshot, "1.2.3-dev": Snapshot, "5.0.0-dev": Snapshot, // immutable elsewhere
		"1.x-1": Wildcard, "1.x-2": Wildcard, "1.5.x": Wildcard, // distributions give x no meaning
		"alpha": Floating, // Maven's versions may be words
	}
	for purlType, table := range tables {
		for _, v := range table[Exact] {
			if got := Classify("", v); !got.Exact() && got.Class != ambiguous[v] {
				t.Errorf("%q is exact in %s, and without a type %s", v, purlType, got.Class)
			}
		}
	}
}

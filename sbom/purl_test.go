package sbom

import (
	"os"
	"strings"
	"testing"

	"github.com/package-url/packageurl-go"
)

// suiteDifferences are the cases of the official suite for which sealint deliberately has another result, with the reason.
var suiteDifferences = map[string]string{
	// The suite folds runs of dots, dashes and underscores (a rule younger than packageurl-go
	// v0.1.7, which only turns underscores into dashes).
	"pkg:pypi/My.PyPI_.--._Package@1.11.1.dev1": "PEP 503",
	// ECMA-427, 5.6.4: a name is a percent-encoded string. The parser of the suite accepts an unescaped @ for brew; but 1@2 is more
	// often two versions joined by mistake.
	"pkg:brew/node@20@20.10.0": "unescaped @ in the name",
	// The definition of golang demands a namespace, but stdlib and modules of one segment have none.
	"pkg:golang/context@234fd47e07d1004f0aed9c": "golang without a namespace",
}

func TestParsePURLSuite(t *testing.T) {
	data, err := os.ReadFile("testdata/purl/suite.tsv")
	if err != nil {
		t.Fatal(err)
	}
	seen := 0
	for line := range strings.Lines(string(data)) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		seen++
		fields := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		p := parsePURL(fields[1])
		agrees := (fields[0] == "bad") == (len(p.Problems) > 0)
		if fields[0] == "ok" {
			got := []string{p.Type, p.Namespace, p.Name, p.Version, qualifierText(p), p.Subpath}
			agrees = agrees && strings.Join(got, "\t") == strings.Join(fields[2:], "\t")
		}
		if _, differs := suiteDifferences[fields[1]]; agrees == differs {
			t.Errorf("%s %s: %+v", fields[0], fields[1], p)
		}
	}
	if seen < 200 {
		t.Errorf("%d cases", seen)
	}
}

func qualifierText(p *PURLFacts) string {
	var pairs []string
	for _, q := range p.Qualifiers {
		pairs = append(pairs, q.Name+"="+q.Value)
	}
	return strings.Join(pairs, "&")
}

func TestPURLProblems(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"pkg:deb/debian/libstdc%2B%2B6@12.2.0-14", ""}, // capital letters in an escape sequence are not capital letters of the name
		{"pkg:npm/%40Scope/a%40b@1", ""},
		{"pkg:golang/stdlib@1.21.5", ""},
		{"pkg:opam/git@3/16.1", ""},
		{"pkg:conan/zlib@1.3?user=a&channel=stable", ""},
		{"PKG:npm/a@1?&&empty=&arch=", ""},
		{"pkg:npm/a@1?x", ""},
		{"pkg:generic/a@1?download_url=https://x.test/a%3Bb=1", ""},
		{"pkg:generic/a//b@1#x//y/", ""},
		{"pkg:maven/g/a@1%20RC?b=c%26d", ""},

		{"pkg:generic/My App@1", "holds ' ', which is not percent-encoded"},
		{"pkg:generic/caf\u00e9@1", "holds 'é', which is not percent-encoded"},
		{"pkg:generic/a@1\n", `holds '\n', which is not percent-encoded`},
		{"pkg:npm/a@1%", "has a percent sign that does not begin an escape sequence"},
		{"pkg:npm/a@1?b=%4", "has a percent sign that does not begin an escape sequence"},
		{"pkg:npm/a@1%FF", "has escape sequences that are not UTF-8"},
		{"pkg:generic/a@1?x=%C3%28", "has escape sequences that are not UTF-8"},
		{"pkg:npm/a@1@2", `name "a@1" holds an unescaped @`},
		{"pkg:generic/a@1?u=x?y", "holds a second ?, which is not percent-encoded"},
		{"pkg:generic/a@1#b#c", "holds a second #, which is not percent-encoded"},
		{"pkg:golang/github.com%2Fa/b@1", "a segment holds an escaped slash"},
		{"pkg:golang/e.test/b@1#a%2fb", "a segment holds an escaped slash"},
		{"pkg:golang/e.test/b@1#./cmd", "subpath has the segment ."},
		{"pkg:golang/e.test/b@1#a/%2E./cmd", "subpath has the segment .."},
		{"pkg:a+b/c@1", `type "a+b" is not allowed`},
		{"pkg:.a/c@1", `type ".a" is not allowed`},
		{"pkg:npm/a@1?_b=c", `qualifier "_b" does not begin with a letter`},
		{"pkg:npm/a@1?b=c&B=d", `invalid qualifiers: duplicate qualifier key: "b"`},
		{"pkg:npm/a@1?b=c;d", "holds a ; in its qualifiers, which is not percent-encoded"},
		{"pkg:pypi/Django@4", ""}, // upper_case reports capital letters
		{"pkg:cpan/drolsky/DateTime@1", "a cpan purl namespace must use uppercase characters"},
		{"pkg:cpan/DateTime@1", "type cpan needs a namespace"},
		{"pkg:cran/A3", "type cran needs a version"},
		{"pkg:swid/Fedora@29", "type swid needs the qualifier tag_id"},
		{"pkg:swid/Fedora@29?tag_id=", "type swid needs the qualifier tag_id"},
	} {
		if got := strings.Join(parsePURL(test.text).Problems, "; "); got != test.want {
			t.Errorf("%q: got %q, want %q", test.text, got, test.want)
		}
	}
}

// TestPURLKeepsParts checks that a package URL with a wrong subpath or qualifier keeps its other parts.
func TestPURLKeepsParts(t *testing.T) {
	p := parsePURL("pkg:golang/e.test/b@v1.0.0?type=a;b#../x//y")
	if p.Namespace != "e.test" || p.Name != "b" || p.Version != "v1.0.0" || qualifierText(p) != "type=a;b" || p.Subpath != "x/y" {
		t.Errorf("%+v", p)
	}
}

func FuzzParsePURL(f *testing.F) {
	for _, seed := range []string{
		"pkg:npm/%40a/b@1.0.0?c=d#e/f", "pkg://Maven/g/a@1?type=jar", "pkg:npm/@a/b#/c/", "pkg:huggingface/a/B@C1", "pkg:a/b@1?c=%3B;&d=",
		"pkg:pypi/a_b@1", "pkg:cpan/GDT/URI-PackageURL", "pkg:conan/a/b@1?user=c&channel=d", "pkg:mlflow/a@3?repository_url=databricks", "pkg:%",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		p := parsePURL(text)
		if len(p.Problems) > 0 {
			return
		}
		var qualifiers packageurl.Qualifiers
		for _, q := range p.Qualifiers {
			qualifiers = append(qualifiers, packageurl.Qualifier{Key: q.Name, Value: q.Value})
		}
		canonical := packageurl.NewPackageURL(p.Type, p.Namespace, p.Name, p.Version, qualifiers, p.Subpath).ToString()
		again := parsePURL(canonical)
		if len(again.Problems) > 0 || again.packageName() != p.packageName() || again.Version != p.Version ||
			again.Subpath != p.Subpath || qualifierText(again) != qualifierText(p) {
			t.Errorf("%q and its canonical form %q:\n%+v\n%+v", text, canonical, p, again)
		}
	})
}

func BenchmarkParsePURL(b *testing.B) {
	for _, text := range []string{
		"pkg:npm/%40angular/core@17.3.0",
		"pkg:golang/github.com/package-url/packageurl-go@v0.1.7",
		"pkg:deb/debian/libstdc%2B%2B6@12.2.0-14?arch=amd64&distro=debian-12&upstream=gcc-12",
	} {
		b.Run(text[4:strings.LastIndex(text, "/")], func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				parsePURL(text)
			}
		})
	}
}

package pin

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/mod/semver"
)

// TestRangesAreNeverExact generates requirements of each ecosystem from its comparisons, and tries each also without the type, because
// no ecosystem has such versions.
func TestRangesAreNeverExact(t *testing.T) {
	versions := []string{"0", "1", "1.2", "1.2.3", "10.20.30", "0.0.0", "1.2.3-rc.1", "1.2.3+5"}
	spaces := []string{"", " ", "  ", "\t"}
	for purlType, g := range map[string]struct{ comparisons, joins, around []string }{
		"npm":       {[]string{"^", "~", ">", ">=", "<", "<=", "~>"}, []string{" ", " || ", "||"}, []string{"%", `"%"`, "npm:x@%"}},
		"pypi":      {[]string{"~=", "!=", ">", ">=", "<", "<="}, []string{",", ", "}, []string{"%", "(%)", "x%", "x (%)", "x[y]%", "%; python_version > '3'"}},
		"golang":    {[]string{">", ">=", "<", "<="}, nil, []string{"%"}},
		"cargo":     {[]string{"^", "~", ">", ">=", "<", "<="}, []string{", ", ","}, []string{"%", `"%"`}},
		"nuget":     {[]string{">=", ">", "<", "~>"}, []string{" ", " && "}, []string{"%"}},
		"gem":       {[]string{"~>", ">", ">=", "<", "<=", "!="}, []string{", ", ","}, []string{"%", "(%)", "x (%)", "'%'"}},
		"composer":  {[]string{"^", "~", ">", ">=", "<", "<=", "!=", "<>"}, []string{" ", ",", "|", "||", " || "}, []string{"%"}},
		"deb":       {[]string{"<<", "<=", ">=", ">>"}, []string{" | ", ", "}, []string{"%", "(%)", "x (%)", "( % )"}},
		"rpm":       {[]string{"<", "<=", ">=", ">"}, []string{", "}, []string{"%", "x %"}},
		"apk":       {[]string{"<", "<=", ">=", ">", "~", "~=", "=~"}, nil, []string{"%"}},
		"conan":     {[]string{"^", "~", ">", ">=", "<", "<="}, []string{" ", " || "}, []string{"[%]", "[%, include_prerelease]"}},
		"hex":       {[]string{"~>", ">", ">=", "<", "<=", "!="}, []string{" and ", " or "}, []string{"%"}},
		"pub":       {[]string{"^", ">", ">=", "<", "<="}, []string{" "}, []string{"%", "'%'"}},
		"cocoapods": {[]string{"~>", ">", ">=", "<", "<="}, []string{", "}, []string{"%", "(%)"}},
		"conda":     {[]string{">", ">=", "<", "<=", "!=", "~="}, []string{",", "|"}, []string{"%", "x%"}},
		"hackage":   {[]string{"^>=", ">", ">=", "<", "<="}, []string{" && ", " || ", "&&", "||"}, []string{"%", "(%)"}},
		"julia":     {[]string{"^", "~", ">=", "≥", "<"}, []string{", "}, []string{"%"}},
		"helm":      {[]string{"^", "~", ">", ">=", "<", "<=", "=<", "=>", "!="}, []string{" ", ", ", " || "}, []string{"%"}},
		"terraform": {[]string{"~>", ">", ">=", "<", "<=", "!="}, []string{", "}, []string{"%"}},
	} {
		var single []string
		for _, op := range g.comparisons {
			for _, s := range spaces {
				for _, v := range versions {
					single = append(single, op+s+v)
				}
			}
		}
		all := slices.Clone(single)
		for _, join := range g.joins {
			for i, a := range single {
				all = append(all, a+join+single[(i*7+3)%len(single)])
				all = append(all, versions[i%len(versions)]+join+single[(i*5+1)%len(single)]) // an exact version with another one
			}
		}
		for _, text := range all {
			for _, around := range g.around {
				for _, as := range []string{purlType, ""} {
					v := strings.Replace(around, "%", text, 1)
					if strings.ContainsAny(text, "\t") && around != "%" {
						continue
					}
					if got := Classify(as, v); got.Exact() {
						t.Errorf("%q of type %q is %s", v, as, got.Class)
					}
				}
			}
		}
	}
}

// TestIntervals generates intervals: those with one version are exact, all others are not.
func TestIntervals(t *testing.T) {
	ends := []string{"", "1", "1.0", "1.2.3-beta", "2.0", "10"}
	for _, purlType := range []string{"maven", "nuget", ""} {
		for _, open := range []string{"[", "(", "]"} {
			for _, shut := range []string{"]", ")", "["} {
				for _, low := range ends {
					for _, high := range ends {
						for _, between := range []string{",", ", ", " , "} {
							v := open + low + between + high + shut
							one := open == "[" && shut == "]" && low == high && low != ""
							if got := Classify(purlType, v); got.Exact() != one {
								t.Errorf("%q of type %q is %s", v, purlType, got.Class)
							}
						}
					}
				}
			}
		}
	}
}

// published are the types whose versions osv-scalibr lists in its tests, by the beginning of the file's name.
var published = map[string]string{
	"alpine": "apk", "cran": "cran", "debian": "deb", "hackage": "hackage", "maven": "maven", "nuget": "nuget", "packagist": "composer",
	"pub": "pub", "pypi": "pypi", "redhat": "rpm", "rubygems": "gem", "semver": "npm",
}

// TestPublishedVersions classifies the versions of 12 ecosystems, most of them from registries, with their type and without it. The
// module cache has them if the tests of the module were ever needed.
func TestPublishedVersions(t *testing.T) {
	out, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/google/osv-scalibr").Output()
	folder := filepath.Join(strings.TrimSpace(string(out)), "semantic", "testdata")
	files, _ := filepath.Glob(filepath.Join(folder, "*-versions*.txt"))
	if err != nil || len(files) == 0 {
		t.Skip("the versions of osv-scalibr are not in the module cache")
	}
	odd := map[string]Class{
		"1.5.X": Wildcard, "stable": Floating, "trunk": Floating, // published once, but nobody can tell them from a range, a channel and a branch
		"1.0-dev": Snapshot, "v1.0-dev": Snapshot, "1.2-dev": Snapshot, "dev-foo": Snapshot, "1.0-SNAPSHOT": Snapshot, "1.0-alpha-1-SNAPSHOT": Snapshot,
		"-class.-jw.util.version.version-dev": Snapshot,
		// not published, but written to try the order of versions: no version of Alpine has no digit, and no ecosystem has +
		"a": Floating, "b": Floating, "c": Floating, "+": Wildcard,
	}
	seen := map[[2]string]bool{}
	for _, file := range files {
		content, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		kind, _, _ := strings.Cut(filepath.Base(file), "-")
		purlType, ok := published[kind]
		if !ok {
			t.Errorf("%s: which type?", file)
		}
		for line := range strings.Lines(string(content)) {
			if strings.HasPrefix(line, "#") || strings.HasPrefix(line, "//") {
				continue
			}
			for _, v := range regexp.MustCompile(`\s[<>=]\s`).Split(strings.TrimSpace(line), -1) {
				for _, as := range []string{purlType, ""} {
					if v == "" || seen[[2]string{as, v}] {
						continue
					}
					seen[[2]string{as, v}] = true
					if got := Classify(as, v); !got.Exact() && got.Class != odd[v] {
						t.Errorf("%q of type %q is %s: %s", v, as, got.Class, got.Reason)
					}
				}
			}
		}
	}
	if len(seen) < 80_000 {
		t.Errorf("only %d versions were read", len(seen))
	}
}

// pep440 is the expression of PEP 440, appendix B, in the form without names.
var pep440 = regexp.MustCompile(`^(?i:v?(?:(?:[0-9]+!)?[0-9]+(?:\.[0-9]+)*(?:[-_.]?(?:a|b|c|rc|alpha|beta|pre|preview)[-_.]?[0-9]*)?(?:-[0-9]+|[-_.]?(?:post|rev|r)[-_.]?[0-9]*)?` +
	`(?:[-_.]?dev[-_.]?[0-9]*)?)(?:\+[a-z0-9]+(?:[-_.][a-z0-9]+)*)?)$`)

// debianPolicy is what Debian Policy 5.6.12 allows.
var debianPolicy = regexp.MustCompile(`^([0-9]+:)?[0-9][A-Za-z0-9.+~]*(-[A-Za-z0-9.+~]+)*$`)

// alpineVersion is the grammar of apk-package(5).
var alpineVersion = regexp.MustCompile(`^[0-9]+(\.[0-9]+)*[a-z]?(_(alpha|beta|pre|rc|cvs|svn|git|hg|p)[0-9]*)*(~[0-9a-f]+)?(-r[0-9]+)?$`)

// unpublished matches versions that a grammar allows, and that are nevertheless marked as builds that change or as not known.
var unpublished = regexp.MustCompile(`(?i)SNAPSHOT$|-dev$|[+.-]dirty$|\+unknown$|\+no-version-set$|^v?0\.0\.0-|__`)

// oneVersion are, by type, tests for texts that are one version by the grammar of the ecosystem.
var oneVersion = map[string]func(string) bool{
	"npm": isSemVer, "cargo": isSemVer, "hex": isSemVer, "pub": isSemVer, "swift": isSemVer, "helm": isSemVer, "nuget": isSemVer, "terraform": isSemVer,
	"golang": func(v string) bool { return strings.HasPrefix(v, "v") && isSemVer(v[1:]) }, "julia": isSemVer,
	"pypi": pep440.MatchString, "deb": debianPolicy.MatchString, "apk": alpineVersion.MatchString,
}

// isSemVer reports whether a text is a version by semver.org 2.0.0, with all three numbers.
func isSemVer(v string) bool {
	canonical, _, _ := strings.Cut("v"+v, "+")
	return semver.IsValid("v"+v) && semver.Canonical("v"+v) == canonical
}

// FuzzClassify checks, for any text and type, that the answer is one of the classes, has a reason if and only if it is not exact, does not
// depend on white space around the text, and that what is one version by the grammar of the ecosystem is exact.
func FuzzClassify(f *testing.F) {
	var types []string
	for purlType, table := range tables {
		types = append(types, purlType)
		for _, list := range table {
			for _, v := range list {
				f.Add(purlType, v)
			}
		}
	}
	slices.Sort(types)
	for _, v := range []string{"((((((((((1.0))))))))))", "[[[[1]]]]", "npm:npm:npm:npm:npm:npm:npm:npm:npm:^1", "====1", "\x00", "\xff", "1!!2!!3", "vers:vers:vers:x/1/2"} {
		f.Add("npm", v)
	}
	f.Fuzz(func(t *testing.T, purlType, v string) {
		for _, as := range append([]string{purlType}, types...) {
			got := Classify(as, v)
			if got.Exact() != (got.Reason == "") || got.Class == "" {
				t.Fatalf("%q of type %q: %+v", v, as, got)
			}
			if spaced := Classify(as, "\n "+v+" "); spaced != got {
				t.Fatalf("%q of type %q: %+v, with white space %+v", v, as, got, spaced)
			}
			if is := oneVersion[as]; is != nil && is(v) && !got.Exact() && !unpublished.MatchString(v) {
				t.Fatalf("%q of type %q is one version, and %+v", v, as, got)
			}
		}
	})
}

// BenchmarkClassify classifies versions as SBOMs have them: a third plain, the rest of distributions and of commits.
func BenchmarkClassify(b *testing.B) {
	versions := []string{
		"1.2.3", "4.17.21", "2.0.0", "v1.2.3", "7.88.1-10+deb12u8", "1.2.3-r0", "0:1.2-3.el9", "v0.0.0-20240116215550-a9fa1716bcac",
		"5.3.27.RELEASE", "2.0.0-beta.4", "1.0.0+incompatible", "^1.2.0",
	}
	types := []string{"npm", "pypi", "maven", "golang", "deb", "apk", "rpm", "golang", "maven", "npm", "golang", "npm"}
	for name, typed := range map[string]bool{"typed": true, "untyped": false} {
		b.Run(name, func(b *testing.B) {
			for i := 0; b.Loop(); i++ {
				purlType := ""
				if typed {
					purlType = types[i%len(types)]
				}
				Classify(purlType, versions[i%len(versions)])
			}
		})
	}
}

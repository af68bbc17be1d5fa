package purl

import "testing"

func TestMatches(t *testing.T) {
	for _, test := range []struct {
		name, pattern, purl string
		want, fails         bool
	}{
		{"the package at any version", "pkg:npm/left-pad", "pkg:npm/left-pad@1.3.0", true, false},
		{"that version", "pkg:npm/left-pad@1.3.0", "pkg:npm/left-pad@1.3.0", true, false},
		{"another version", "pkg:npm/left-pad@1.3.0", "pkg:npm/left-pad@1.3.1", false, false},
		{"another type", "pkg:npm/left-pad", "pkg:pypi/left-pad@1", false, false},
		{"another namespace", "pkg:npm/%40acme/pad", "pkg:npm/pad@1", false, false},
		{"any name of a namespace", "pkg:maven/org.acme/*", "pkg:maven/org.acme/pad@1", true, false},
		{"beginning of a namespace", "pkg:maven/org.acme*/pad", "pkg:maven/org.acme.tools/pad@1", true, false},
		{"qualifier that is there", "pkg:deb/debian/curl?arch=amd64", "pkg:deb/debian/curl@7?arch=amd64&distro=debian-12", true, false},
		{"qualifier that is not there", "pkg:deb/debian/curl?arch=arm64", "pkg:deb/debian/curl@7?arch=amd64", false, false},
		{"below a bound", "pkg:npm/a@vers:npm/<1.2.3", "pkg:npm/a@1.2.2", true, false},
		{"at an open bound", "pkg:npm/a@vers:npm/<1.2.3", "pkg:npm/a@1.2.3", false, false},
		{"inside an interval", "pkg:npm/a@vers:npm/>=1.0.0|<1.2.3", "pkg:npm/a@1.1.0", true, false},
		{"under an interval", "pkg:npm/a@vers:npm/>=1.0.0|<1.2.3", "pkg:npm/a@0.9.0", false, false},
		{"inside the second interval", "pkg:npm/a@vers:npm/>=1.0.0|<1.2.3|>=2.0.0|<2.1.0", "pkg:npm/a@2.0.5", true, false},
		{"between two intervals", "pkg:npm/a@vers:npm/>=1.0.0|<1.2.3|>=2.0.0|<2.1.0", "pkg:npm/a@1.5.0", false, false},
		{"above the last bound", "pkg:npm/a@vers:npm/>=2.0.0", "pkg:npm/a@3.0.0", true, false},
		{"one of several versions", "pkg:npm/a@vers:npm/1.0.0|1.1.0", "pkg:npm/a@1.1.0", true, false},
		{"excluded version", "pkg:npm/a@vers:npm/>=1.0.0|!=1.1.0", "pkg:npm/a@1.1.0", false, false},
		{"every version", "pkg:npm/a@vers:npm/*", "pkg:npm/a@1.1.0", true, false},
		{"encoded range", "pkg:npm/a@vers%3Anpm%2F%3C1.2.3", "pkg:npm/a@1.2.2", true, false},
		{"order of Debian", "pkg:deb/debian/curl@vers:deb/<7.88.1-10", "pkg:deb/debian/curl@7.88.1-9", true, false},
		{"no version to compare", "pkg:npm/a@vers:npm/<1.2.3", "pkg:npm/a", false, true},
		{"unknown order", "pkg:npm/a@vers:smalltalk/<1.2.3", "pkg:npm/a@1", false, true},
		{"no pattern", "left-pad", "pkg:npm/left-pad@1", false, true},
		{"no package URL", "pkg:npm/left-pad", "left-pad", false, false},
	} {
		got, err := Matches(test.pattern, test.purl)
		if got != test.want || (err != nil) != test.fails {
			t.Errorf("%s: %v, %v", test.name, got, err)
		}
	}
}

func FuzzMatches(f *testing.F) {
	f.Add("pkg:npm/a@vers:npm/>=1.0.0|<1.2.3", "pkg:npm/a@1.1.0")
	f.Add("pkg:deb/debian/curl?arch=amd64", "pkg:deb/debian/curl@7?arch=amd64")
	f.Fuzz(func(t *testing.T, pattern, text string) { _, _ = Matches(pattern, text) })
}

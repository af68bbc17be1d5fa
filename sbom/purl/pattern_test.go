package purl

import "testing"

func TestMatch(t *testing.T) {
	for _, test := range []struct {
		name, pattern, purl string
		want                Answer
		fails               bool
	}{
		{"the package at any version", "pkg:npm/left-pad", "pkg:npm/left-pad@1.3.0", Yes, false},
		{"that version", "pkg:npm/left-pad@1.3.0", "pkg:npm/left-pad@1.3.0", Yes, false},
		{"another version", "pkg:npm/left-pad@1.3.0", "pkg:npm/left-pad@1.3.1", No, false},
		{"another type", "pkg:npm/left-pad", "pkg:pypi/left-pad@1", No, false},
		{"another namespace", "pkg:npm/%40acme/pad", "pkg:npm/pad@1", No, false},
		{"any name of a namespace", "pkg:maven/org.acme/*", "pkg:maven/org.acme/pad@1", Yes, false},
		{"beginning of a namespace", "pkg:maven/org.acme*/pad", "pkg:maven/org.acme.tools/pad@1", Yes, false},
		{"qualifier that is there", "pkg:deb/debian/curl?arch=amd64", "pkg:deb/debian/curl@7?arch=amd64&distro=debian-12", Yes, false},
		{"qualifier that is not there", "pkg:deb/debian/curl?arch=arm64", "pkg:deb/debian/curl@7?arch=amd64", No, false},
		{"below a bound", "pkg:npm/a@vers:npm/<1.2.3", "pkg:npm/a@1.2.2", Yes, false},
		{"at an open bound", "pkg:npm/a@vers:npm/<1.2.3", "pkg:npm/a@1.2.3", No, false},
		{"inside an interval", "pkg:npm/a@vers:npm/>=1.0.0|<1.2.3", "pkg:npm/a@1.1.0", Yes, false},
		{"under an interval", "pkg:npm/a@vers:npm/>=1.0.0|<1.2.3", "pkg:npm/a@0.9.0", No, false},
		{"inside the second interval", "pkg:npm/a@vers:npm/>=1.0.0|<1.2.3|>=2.0.0|<2.1.0", "pkg:npm/a@2.0.5", Yes, false},
		{"between two intervals", "pkg:npm/a@vers:npm/>=1.0.0|<1.2.3|>=2.0.0|<2.1.0", "pkg:npm/a@1.5.0", No, false},
		{"above the last bound", "pkg:npm/a@vers:npm/>=2.0.0", "pkg:npm/a@3.0.0", Yes, false},
		{"one of several versions", "pkg:npm/a@vers:npm/1.0.0|1.1.0", "pkg:npm/a@1.1.0", Yes, false},
		{"excluded version", "pkg:npm/a@vers:npm/>=1.0.0|!=1.1.0", "pkg:npm/a@1.1.0", No, false},
		{"every version", "pkg:npm/a@vers:npm/*", "pkg:npm/a@1.1.0", Yes, false},
		{"encoded range", "pkg:npm/a@vers%3Anpm%2F%3C1.2.3", "pkg:npm/a@1.2.2", Yes, false},
		{"order of Debian", "pkg:deb/debian/curl@vers:deb/<7.88.1-10", "pkg:deb/debian/curl@7.88.1-9", Yes, false},
		{"no version to compare", "pkg:npm/a@vers:npm/<1.2.3", "pkg:npm/a", Unknown, false},
		{"no version to be equal", "pkg:npm/a@1.2.3", "pkg:npm/a", Unknown, false},
		{"range in the place of a version", "pkg:npm/a@vers:npm/<1.2.3", "pkg:npm/a@%5E1.0.0", Unknown, false},
		{"word in the place of a version", "pkg:npm/a@vers:npm/<1.2.3", "pkg:npm/a@latest", Unknown, false},
		{"malformed range", "pkg:npm/a@vers:npm/<", "pkg:npm/a@1", Unknown, true},
		{"malformed range and another package", "pkg:npm/a@vers:npm/=>1", "pkg:npm/b@1", Unknown, true},
		{"unknown order", "pkg:npm/a@vers:smalltalk/<1.2.3", "pkg:npm/a@1", Unknown, true},
		{"empty range", "pkg:npm/a@vers:", "pkg:npm/a@1", Unknown, true},
		{"encoded version in a range", "pkg:npm/a@vers:npm/1.0.0%2Bb|2.0.0", "pkg:npm/a@2.0.0", Yes, false},
		{"nothing but exclusions", "pkg:npm/a@vers:npm/!=1.1.0", "pkg:npm/a@1.2.0", Yes, false},
		{"versions in descending order", "pkg:npm/a@vers:npm/<2.0.0|>=1.0.0", "pkg:npm/a@3.0.0", Unknown, true},
		{"the same version twice", "pkg:npm/a@vers:npm/>=1.0.0|<=1.0.0", "pkg:npm/a@1.0.0", Unknown, true},
		{"two lower bounds", "pkg:npm/a@vers:npm/>=1.0.0|>=2.0.0", "pkg:npm/a@1.5.0", Unknown, true},
		{"two upper bounds", "pkg:npm/a@vers:npm/<1.0.0|<2.0.0", "pkg:npm/a@1.5.0", Unknown, true},
		{"word as a bound", "pkg:npm/a@vers:npm/<latest", "pkg:npm/a@1.5.0", Unknown, true},
		{"wildcard as a bound", "pkg:npm/a@vers:npm/>=1.*", "pkg:npm/a@1.5.0", Unknown, true},
		{"no pattern", "left-pad", "pkg:npm/left-pad@1", Unknown, true},
		{"no package URL", "pkg:npm/left-pad", "right-pad", No, false},
		{"no package URL that may name it", "pkg:npm/left-pad", "pkg:npm/left-pad@1.3.0#a/../b", Unknown, false},
	} {
		got, err := Match(test.pattern, test.purl)
		if got != test.want || (err != nil) != test.fails {
			t.Errorf("%s: %v, %v", test.name, got, err)
		}
	}
}

func FuzzMatch(f *testing.F) {
	f.Add("pkg:npm/a@vers:npm/>=1.0.0|<1.2.3", "pkg:npm/a@1.1.0")
	f.Add("pkg:deb/debian/curl?arch=amd64", "pkg:deb/debian/curl@7?arch=amd64")
	f.Fuzz(func(t *testing.T, pattern, text string) { _, _ = Match(pattern, text) })
}

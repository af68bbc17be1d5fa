package sbom

import "testing"

// component makes a component with a package URL, whose version is also its own.
func withPURL(text string) *ComponentFacts {
	f := &ComponentFacts{PURL: parsePURL(text)}
	f.Version = f.PURL.Version
	return f
}

func TestPackageIsEqualInAllSpellings(t *testing.T) {
	for _, row := range []struct{ a, b string }{
		{"pkg:pypi/Django@1", "pkg:pypi/django@2"},
		{"pkg:pypi/zope.interface@1", "pkg:pypi/zope-interface@1"},
		{"pkg:pypi/zope_interface@1", "pkg:pypi/zope-interface@1"},
		{"pkg:npm/%40babel/core@7", "pkg:npm/@babel/core@7"},
		{"pkg:npm/babel/core@7", "pkg:npm/%40babel/core@7"},
		{"pkg:golang/github.com/Azure/go-sdk@v1", "pkg:golang/github.com/azure/go-sdk@v1?type=module"},
		{"pkg:golang/github.com/!azure/go-sdk@v1", "pkg:golang/github.com/azure/go-sdk@v1"},
		{"pkg:golang/github.com/a/b@v2#c/v2", "pkg:golang/github.com/a/b/c/v2@v2"},
		{"pkg:github/Acme/Tool@v1", "pkg:github/acme/tool@v1"},
		{"pkg:docker/library/debian@12", "pkg:docker/debian@12"},
		{"pkg:cargo/serde_json@1", "pkg:cargo/serde-json@1"},
		{"pkg:deb/debian/libc6@1?arch=amd64", "pkg:deb/debian/libc6@2?distro=debian-12"},
	} {
		if a, b := withPURL(row.a).Package(), withPURL(row.b).Package(); a != b {
			t.Errorf("%s and %s: %s, %s", row.a, row.b, a, b)
		}
	}
	for _, row := range []struct{ a, b string }{
		{"pkg:npm/debian@1", "pkg:pypi/debian@1"},
		{"pkg:maven/org.a/x@1", "pkg:maven/org.b/x@1"},
		{"pkg:gem/Foo@1", "pkg:gem/foo@1"},
		{"pkg:npm/x@1", "pkg:npm/%40types/x@1"},
	} {
		if a, b := withPURL(row.a).Package(), withPURL(row.b).Package(); a == b {
			t.Errorf("%s and %s are both %s", row.a, row.b, a)
		}
	}
}

func TestPackageWithoutPackageURL(t *testing.T) {
	for _, row := range []struct {
		facts ComponentFacts
		want  string
	}{
		{ComponentFacts{CPE: "cpe:2.3:a:Shop:Decimal:1.4.0:*:*:*:*:*:*:*", Name: "x"}, "cpe:shop:decimal"},
		{ComponentFacts{CPE: "cpe:/a:shop:decimal:1.4.0", Name: "x"}, "cpe:shop:decimal"},
		{ComponentFacts{CPE: "cpe:", SWID: "tag", Name: "x"}, "swid:tag"},
		{ComponentFacts{Type: "library", Group: "g", Name: "x", Named: true}, "name:library:g/x"},
		{ComponentFacts{PURL: parsePURL("pkg:"), Name: "x", Named: true}, "name::/x"},
		{ComponentFacts{BOMRef: "7"}, "ref:7"},
	} {
		if got := row.facts.Package(); got != row.want {
			t.Errorf("%s, want %s", got, row.want)
		}
	}
}

func TestVersionOrder(t *testing.T) {
	for _, row := range []struct {
		a, b string // a is the newer document's
		want Order
	}{
		{"pkg:npm/x@1.10.0", "pkg:npm/x@1.9.0", Higher},
		{"pkg:npm/x@1.3.9", "pkg:npm/x@1.4.0", Lower},
		{"pkg:npm/x@v1.4.0", "pkg:npm/x@1.4.0", Equal},
		{"pkg:npm/x@1.4.0-rc.1", "pkg:npm/x@1.4.0", Lower},
		{"pkg:npm/x@%5E1.4.0", "pkg:npm/x@1.4.0", UnknownOrder},
		{"pkg:npm/x@latest", "pkg:npm/x@1.4.0", UnknownOrder},
		{"pkg:golang/a.b/c@v1.2.3", "pkg:golang/a.b/c@v0.0.0-20240101000000-0123456789ab", Higher},
		{"pkg:golang/a.b/c@v0.0.0-20240101000000-0123456789ab", "pkg:golang/a.b/c@v1.2.3", UnknownOrder},
		{"pkg:golang/a.b/c@v0.0.0-20230101000000-0123456789ab", "pkg:golang/a.b/c@v0.0.0-20240101000000-0123456789ab", Lower},
		{"pkg:golang/a.b/c@v2.0.0%2Bincompatible", "pkg:golang/a.b/c@v2.0.0", Equal},
		{"pkg:golang/stdlib@1.21.5", "pkg:golang/stdlib@go1.21.5", Equal},
		{"pkg:pypi/x@1.0.0", "pkg:pypi/x@2024.1.1", UnknownOrder},
		{"pkg:pypi/x@2023.1.1", "pkg:pypi/x@2024.1.1", Lower},
		{"pkg:pypi/x@1.0", "pkg:pypi/x@1.0.0", Equal},
		{"pkg:deb/debian/x@1:2.0-1", "pkg:deb/debian/x@2.0-1", Equal},
		{"pkg:deb/debian/x@2.0-1?epoch=1", "pkg:deb/debian/x@1:2.0-1", Equal},
		{"pkg:deb/debian/x@1:1.0-1", "pkg:deb/debian/x@2.0-1", UnknownOrder},
		{"pkg:deb/debian/x@1:1.0-1", "pkg:deb/debian/x@0:2.0-1", Higher},
		{"pkg:deb/debian/x@2.0~rc1-1", "pkg:deb/debian/x@2.0-1", Lower},
		{"pkg:maven/a/guava@31.1-android", "pkg:maven/a/guava@31.1-jre", UnknownOrder},
		{"pkg:maven/a/x@1.0-rc1", "pkg:maven/a/x@1.0", Lower},
		{"pkg:maven/a/x@1.0.RELEASE", "pkg:maven/a/x@1.1.RELEASE", Lower},
		{"pkg:oci/x@sha256%3A" + sixtyFour + "?tag=1", "pkg:oci/x@1.0", UnknownOrder},
		{"pkg:docker/x@12.11-slim", "pkg:docker/x@12.11", UnknownOrder},
		{"pkg:docker/x@12.10", "pkg:docker/x@12.11", Lower},
		{"pkg:generic/x@1.0.0", "pkg:generic/x@1", Equal},
		{"pkg:generic/x@1.a", "pkg:generic/x@1.b", UnknownOrder},
		{"pkg:generic/x", "pkg:generic/x@1", UnknownOrder},
		{"pkg:npm/x@1.99999999999999999999999999", "pkg:npm/x@1.0.0", Higher},
	} {
		if got := withPURL(row.a).CompareVersion(withPURL(row.b)); got != row.want {
			t.Errorf("%s is %s than %s, want %s", row.a, got, row.b, row.want)
		}
	}
}

const sixtyFour = "5b1c0e9f8a7d6c5b4a39281706f5e4d3c2b1a09f8e7d6c5b4a39281706f5e4d3"

func TestSameRelease(t *testing.T) {
	for _, row := range []struct {
		a, b string
		want bool
	}{
		{"pkg:npm/x@1.4.0", "pkg:npm/x@v1.4.0", true},
		{"pkg:npm/x@1.4.0", "pkg:npm/x@1.4.1", false},
		{"pkg:npm/x@latest", "pkg:npm/x@latest", false},
		{"pkg:maven/g/x@1.0-SNAPSHOT", "pkg:maven/g/x@1.0-SNAPSHOT", false},
		{"pkg:npm/x", "pkg:npm/x", false},
		{"pkg:deb/debian/x@1?arch=amd64", "pkg:deb/debian/x@1?arch=arm64", false},
		{"pkg:deb/debian/x@1?arch=amd64", "pkg:deb/debian/x@1", true},
	} {
		if got := withPURL(row.a).SameRelease(withPURL(row.b)); got != row.want {
			t.Errorf("%s and %s: %v", row.a, row.b, got)
		}
	}
}

func TestMajor(t *testing.T) {
	for _, row := range []struct {
		purl string
		want int
		ok   bool
	}{
		{"pkg:npm/x@5.0.0", 5, true},
		{"pkg:golang/x/y@v2.1.0", 2, true},
		{"pkg:deb/debian/x@1:7.2-1", 7, true},
		{"pkg:npm/x@2024.1.0", 0, false},
		{"pkg:npm/x@99999999999999999999.1.0", 0, false},
		{"pkg:npm/x@%5E5.0.0", 0, false},
		{"pkg:npm/x", 0, false},
	} {
		if got, ok := withPURL(row.purl).Major(); got != row.want && ok || ok != row.ok {
			t.Errorf("%s: %d, %v", row.purl, got, ok)
		}
	}
}

package sbom

import "testing"

func TestCompareVersions(t *testing.T) {
	for _, test := range []struct {
		version, purl string
		mismatch      bool
	}{
		{"1.2.3", "pkg:npm/a@1.2.3", false},
		{"1.2.3", "pkg:npm/a@1.2.4", true},
		{"1.2.3", "pkg:npm/a", false},
		{"", "pkg:npm/a@1.2.3", false},
		{"unknown", "pkg:npm/a@1.2.3", false},
		{"NOASSERTION", "pkg:npm/a@1.2.3", false},
		{"=1.2.3", "pkg:npm/a@1.2.3", false},
		{"v1.2.3", "pkg:golang/example.com/a@1.2.3", false},
		{"1.2.3", "pkg:golang/example.com/a@v1.2.3", false},
		{"v1.2.3", "pkg:golang/example.com/a@v1.2.4", true},
		{"v2.0.0+incompatible", "pkg:golang/example.com/a@v2.0.0%2Bincompatible", false},
		{"v2.0.0", "pkg:golang/example.com/a@v2.0.0+incompatible", false},
		{"go1.21.5", "pkg:golang/stdlib@1.21.5", false},
		{"go1.21.5", "pkg:golang/stdlib@1.21.6", true},
		{"1:2.3-4", "pkg:deb/debian/a@2.3-4?epoch=1", false},
		{"1:2.3-4", "pkg:deb/debian/a@1%3A2.3-4", false},
		{"2.3-4", "pkg:deb/debian/a@1:2.3-4", false},
		{"1:2.3-4", "pkg:deb/debian/a@2.3-4", false},
		{"1:2.3-4", "pkg:deb/debian/a@2:2.3-4", true},
		{"1:2.3-4", "pkg:rpm/fedora/a@2.3-4?epoch=2", true},
		{"1:2.3-4", "pkg:rpm/fedora/a@2.3-5?epoch=1", true},
		{"0:1.2-3.el9", "pkg:rpm/redhat/a@1.2-3.el9?arch=x86_64", false},
		{"3.19", "pkg:oci/alpine@sha256%3A9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", false},
		{"sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", "pkg:oci/alpine@sha256%3A9F86D081884C7D659A2FEAA0C55AD015A3BF4F1B2B0B822CD15D6C15B0F00A08", false},
		{"sha256:1f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", "pkg:oci/alpine@sha256%3A9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", true},
		{"v4", "pkg:github/actions/checkout@0123456789abcdef0123456789abcdef01234567", false},
		{"(devel)", "pkg:golang/example.com/a@(devel)", false},
		{"1.2.3", "not a package URL", false},
		{"1.0RC1", "pkg:pypi/a@1.0rc1", false},
		{"1.0.0", "pkg:pypi/a@1.0", false},
		{"1.0.1", "pkg:pypi/a@1.0", true},
		{"1.0.0", "pkg:nuget/A@1.0", false},
		{"1.0.0", "pkg:npm/a@1.0", true},
		{"abcdef1", "pkg:github/a/b@0123456789abcdef0123456789abcdef01234567", true},
		{"0123456", "pkg:github/a/b@0123456789abcdef0123456789abcdef01234567", false},
		{"[1.0.0, 1.0.0]", "pkg:nuget/A@%5B1.0.0%5D", false},
		{"[1.0.0]", "pkg:nuget/A@1.0.1", true},
		{"npm:other@1.2.3", "pkg:npm/other@1.2.3", false},
		{"x (==1.2.3)", "pkg:pypi/x@1.2.3", false},
		{"git+https://git.example.com/x#0123456789abcdef0123456789abcdef01234567", "pkg:npm/x@1.2.3", false},
		{"20240101", "pkg:github/a/b@0123456789abcdef0123456789abcdef01234567", false},
	} {
		got := compareVersions(test.version, parsePURL(test.purl))
		if (got != nil) != test.mismatch {
			t.Errorf("%s and %s: %v", test.version, test.purl, got)
		}
	}
}

func TestParsePURL(t *testing.T) {
	p := parsePURL("pkg:oci/debian@sha256%3A244fd47e07d10?repository_url=ghcr.io/debian&tag=bullseye")
	if p.Type != "oci" || p.Name != "debian" || p.Version != "sha256:244fd47e07d10" || len(p.Problems) != 0 {
		t.Errorf("%+v", p)
	}
	if p.qualifier("tag") != "bullseye" || p.qualifier("repository_url") != "ghcr.io/debian" || p.qualifier("arch") != "" {
		t.Errorf("%+v", p.Qualifiers)
	}
	for _, good := range []string{
		"pkg:npm/%40angular/core@1.0.0", "pkg:maven/org.example/a@1.0?type=jar", "pkg:golang/example.com/A/b@v1.0.0#cmd",
		"pkg:deb/debian/curl@7.50.3-1?arch=i386&distro=jessie", "pkg:pypi/django@1.11.1", "pkg:github/package-url/purl-spec@244fd47e07d1004",
		"pkg:generic/openssl@1.1.10g", "pkg:nuget/EnterpriseLibrary.Common@6.0.1304",
	} {
		if p := parsePURL(good); len(p.Problems) != 0 {
			t.Errorf("%s: %v", good, p.Problems)
		}
	}
	for _, bad := range []string{
		"", "npm/a@1", "pkg:npm", "pkg:npm/", "pkg:maven/a@1", "pkg:npm/a@%zz", "pkg:npm/a@1@2",
		"pkg:cargo/group/a@1", "pkg:deb/curl@1",
	} {
		if p := parsePURL(bad); len(p.Problems) == 0 {
			t.Errorf("%q has no problems: %+v", bad, p)
		}
	}
}

func TestContentAddress(t *testing.T) {
	digest := "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
	for text, want := range map[string]bool{digest: true, "1.0@" + digest: true, "sha256:0": false, digest + "0": false, "1.0": false} {
		if got := isAddress(text); got != want {
			t.Errorf("%s: %t", text, got)
		}
	}
}

func TestPURLKey(t *testing.T) {
	want := parsePURL("pkg:npm/a@1.0?arch=x&os=y").key()
	for text, same := range map[string]bool{"pkg:NPM/a@1.0?os=y&arch=x": true, "pkg:npm/a@1.0?arch=x&os=y#": true, "pkg:npm/a@1.0": false, "pkg:npm/a@1.0?arch=x&os=z": false} {
		if got := parsePURL(text).key(); (got == want) != same {
			t.Errorf("%s: %q", text, got)
		}
	}
}

func TestDigestProblem(t *testing.T) {
	for _, test := range []struct{ alg, value, want string }{
		{"SHA-256", "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", ""},
		{"SHA-256", "9F86D081884C7D659A2FEAA0C55AD015A3BF4F1B2B0B822CD15D6C15B0F00A08", ""},
		{"SHA-256", "9f86d081884c7d659a2feaa0c55ad015", "length"},
		{"BLAKE3", "9f86d081884c7d659a2feaa0c55ad015", ""},
		{"MD5", "9f86d081884c7d659a2feaa0c55ad01g", "not_hex"},
		{"MD5", "", "not_hex"},
		{"SHA-1", "0000000000000000000000000000000000000000", "zero"},
		{"SHA-1", "da39a3ee5e6b4b0d3255bfef95601890afd80709", "empty_input"},
		{"BLAKE3", "af1349b9f5f9a1a6a0404dea36dcc9499bcb25c9adc112b7cc9a93cae41f3262", "empty_input"},
		{"SHA-256", "abc", "length"},
		{"BLAKE3", "abc", "not_hex"},
	} {
		if got := digestProblem(test.alg, test.value); got != test.want {
			t.Errorf("%s %s: %q, want %q", test.alg, test.value, got, test.want)
		}
	}
	for from, to := range map[string]string{"SHA1": "SHA-1", "SHA256": "SHA-256", "SHA3-256": "SHA3-256", "MD5": "MD5", "BLAKE2b-256": "BLAKE2b-256"} {
		if got := spdxAlgorithm(from); got != to {
			t.Errorf("%s is %s", from, got)
		}
	}
}

// An invalid package URL still says which ecosystem the package comes from.
func TestTypeOfInvalidPackageURL(t *testing.T) {
	for text, want := range map[string]string{"pkg:julia/X@1.2": "julia", "pkg:Swift/x@1.2": "swift", "pkg://npm/x": "npm", "x": "x", "": ""} {
		f := &ComponentFacts{PURL: parsePURL(text)}
		if got := f.purlType(); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
	if got := new(ComponentFacts).purlType(); got != "" {
		t.Errorf("no package URL: %q", got)
	}
}

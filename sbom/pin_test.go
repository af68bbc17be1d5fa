package sbom

import "testing"

func TestClassify(t *testing.T) {
	for _, test := range []struct{ version, class string }{
		{"v0.0.0-20240116215550-a9fa1716bcac", pinGoPseudo},
		{"v1.2.4-0.20191109021931-daa7c04131f5", pinGoPseudo},
		{"v1.2.3-pre.0.20191109021931-daa7c04131f5", pinGoPseudo},
		{"v2.0.1-0.20191109021931-daa7c04131f5+incompatible", pinGoPseudo},
		{"0.0.0-20240116215550-a9fa1716bcac", pinGoPseudo},

		{"RELEASE", pinFloating},
		{"2.0.RELEASE", pinExact},
		{"refs/heads/main", pinFloating},
		{"SNAPSHOT", pinSnapshot},
		{"1.0.SNAPSHOT", pinSnapshot},
		{"unspecified", pinPlaceholder},
		{"$(VERSION)", pinPlaceholder},
		{"%VERSION%", pinPlaceholder},
		{"git+https://g.example/a.git@0123456789abcdef0123456789abcdef01234567#egg=a", pinExact},
		{"git+https://g.example/a.git@main#egg=a", pinURL},

		{"", pinEmpty},
		{"  ", pinEmpty},

		{"*", pinWildcard},
		{"x", pinWildcard},
		{"1.x", pinWildcard},
		{"1.5.X", pinWildcard},
		{"1.2.*", pinWildcard},
		{"1.+", pinWildcard},
		{"+", pinWildcard},
		{"v1.x", pinWildcard},
		{"1.x.x", pinWildcard},
		{"==1.2.*", pinWildcard},
		{"*-*", pinWildcard},
		{"1.0.0-*", pinWildcard},
		{"~1.x", pinWildcard},

		{"^1.2.0", pinLeading},
		{"~1.2", pinLeading},
		{"~> 2.1", pinLeading},
		{"~=1.4.2", pinLeading},
		{">=1.0", pinLeading},
		{"<= 2", pinLeading},
		{"!=1.5", pinLeading},
		{">1", pinLeading},
		{"<2.0.0", pinLeading},
		{"^v1.2.0", pinLeading},
		{">=1.0 <2", pinLeading},

		{"v^1.0", pinLeading},
		{"≥1.0", pinLeading},

		{"1.0 || 2.0", pinInner},
		{"1.0||2.0", pinInner},
		{"1.0 <2", pinInner},
		{"1.0,<2", pinInner},
		{"1 - 2", pinInner},
		{"1.2.3 - 2.3.4", pinInner},
		{"1.0, !=1.5", pinInner},
		{"=1.0 || =2.0", pinInner},

		{"[1.0,2.0)", pinInterval},
		{"[1.0],[2.0]", pinInterval},
		{"(,1.0]", pinInterval},
		{"[1.0,)", pinInterval},
		{"(1.0, 2.0)", pinInterval},
		{"]1.0,2.0[", pinInterval},

		{"vers:npm/1.2.3|>=2.0.0|<5.0.0", pinVers},
		{"vers:pypi/*", pinVers},

		{"latest", pinFloating},
		{"LATEST", pinFloating},
		{"latest.release", pinFloating},
		{"stable", pinFloating},
		{"main", pinFloating},
		{"master", pinFloating},
		{"HEAD", pinFloating},
		{"trunk", pinFloating},
		{"develop", pinFloating},
		{"next", pinFloating},
		{"canary", pinFloating},
		{"nightly", pinFloating},
		{"lts", pinFloating},
		{"(devel)", pinFloating},

		{"unknown", pinPlaceholder},
		{"UNKNOWN", pinPlaceholder},
		{"none", pinPlaceholder},
		{"null", pinPlaceholder},
		{"NOASSERTION", pinPlaceholder},
		{"${project.version}", pinPlaceholder},
		{"1.0-${revision}", pinPlaceholder},
		{"@VERSION@", pinPlaceholder},
		{"0.0.0-development", pinPlaceholder},
		{"{{ version }}", pinPlaceholder},

		{"file:../lib", pinURL},
		{"link:./packages/a", pinURL},
		{"workspace:*", pinURL},
		{"workspace:^", pinURL},
		{"git+https://github.com/o/r.git", pinURL},
		{"git+ssh://git@github.com/o/r.git#v1.0", pinURL},
		{"https://example.com/a-1.0.tgz", pinURL},
		{"npm:left-pad@1.3.0", pinURL},
		{"github:o/r", pinURL},
		{"git+https://github.com/o/r.git#0123456789abcdef0123456789abcdef01234567", pinExact},
		{"https://codeload.github.com/o/r/tar.gz/0123456789abcdef0123456789abcdef01234567", pinExact},

		{"1.0-SNAPSHOT", pinSnapshot},
		{"1.0.0-snapshot", pinSnapshot},
		{"dev-main", pinSnapshot},
		{"2.x-dev", pinSnapshot},
		{"1.0-dev", pinSnapshot},
		{"3.14.3-debian13-dev", pinSnapshot},

		// Exact versions that look like another class.
		{"1.2.3", pinExact},
		{"v1.2.3", pinExact},
		{"=1.2.3", pinExact},
		{"==1.2.3", pinExact},
		{"=== 1.2.3", pinExact},
		{"[1.0]", pinExact},
		{"1.0.0-beta.x", pinExact},
		{"1.0.0-x", pinExact},
		{"1.0.0+x", pinExact},
		{"1.2.x86", pinExact},
		{"1:2.3-4~deb12u1", pinExact},
		{"2.38-1ubuntu6.3", pinExact},
		{"1.0~rc1-1", pinExact},
		{"0~20240101-1", pinExact},
		{"3.0.7^git20240101.abcdef-1.fc40", pinExact},
		{"1.2.3~beta-4.el9", pinExact},
		{"v2.0.0+incompatible", pinExact},
		{"5.3.27.RELEASE", pinExact},
		{"2024-01-31", pinExact},
		{"20240131", pinExact},
		{"r6", pinExact},
		{"1.1.1w", pinExact},
		{"0123456789abcdef0123456789abcdef01234567", pinExact},
		{"go1.21.5", pinExact},
		{"sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", pinExact},
		{"1.0.0-beta+exp.sha.5114f85", pinExact},
		{"1.0_beta", pinExact},
		{"2.0.0.Final", pinExact},
		{"1!2.0.post1.dev3", pinExact},
		{"stable-20240101", pinExact},
		{"12-stable", pinExact},
		{"1.0.0-next.3", pinExact},
		{"4.17.21-latest", pinExact},
		{"0.0.0", pinExact},
		{"1,2", pinExact},
		{"mainline", pinExact},
		{"lts-20.1", pinExact},
		{"9.0 (build 12)", pinExact},
	} {
		got := classifyVersion(test.version)
		if got.Class != test.class {
			t.Errorf("%q is %s, want %s", test.version, got.Class, test.class)
		}
		if want := test.class == pinExact || test.class == pinGoPseudo; got.Exact != want {
			t.Errorf("%q exact: %t", test.version, got.Exact)
		}
	}
}

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

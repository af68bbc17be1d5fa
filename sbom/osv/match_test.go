package osv

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

// about makes an advisory with one entry about a package; rest is the entry's ranges and versions.
func about(id, ecosystem, name, rest string) string {
	return fmt.Sprintf(`{"id":%q,"modified":"2024-05-01T00:00:00Z","affected":[{"package":{"ecosystem":%q,"name":%q},%s}]}`,
		id, ecosystem, name, rest)
}

func TestRanges(t *testing.T) {
	const git = `{"type":"GIT","repo":"https://example.com/r","events":[{"introduced":"0"},{"fixed":"abcdef"}]}`
	tests := []struct {
		name, entry string
		want        map[string]Outcome // by version
	}{
		{
			"fixed", `"ranges":[{"type":"SEMVER","events":[{"introduced":"1.0.0"},{"fixed":"1.2.0"}]}]`,
			map[string]Outcome{"0.9.0": NotAffected, "1.0.0": Affected, "1.1.9": Affected, "1.2.0": NotAffected},
		},
		{
			"prerelease", `"ranges":[{"type":"SEMVER","events":[{"introduced":"1.0.0"},{"fixed":"1.2.0-rc.2"}]}]`,
			map[string]Outcome{
				"1.0.0-alpha": NotAffected, "1.2.0-rc.1": Affected, "1.2.0-rc.2": NotAffected, "1.2.0-rc.10": NotAffected,
				"1.2.0": NotAffected, "1.1.0+build": Affected,
			},
		},
		{
			"last affected", `"ranges":[{"type":"ECOSYSTEM","events":[{"introduced":"0"},{"last_affected":"2.0.0"}]}]`,
			map[string]Outcome{"0.0.1": Affected, "2.0.0": Affected, "2.0.1": NotAffected},
		},
		{
			"unordered events",
			`"ranges":[{"type":"SEMVER","events":[{"fixed":"3.2.5"},{"fixed":"1.0.2"},{"introduced":"3.0.0"},{"introduced":"0"}]}]`,
			map[string]Outcome{"1.0.1": Affected, "1.0.2": NotAffected, "2.0.0": NotAffected, "3.0.0": Affected, "3.2.5": NotAffected},
		},
		{
			"zero is before a prerelease of zero", `"ranges":[{"type":"SEMVER","events":[{"introduced":"0"},{"fixed":"1.0.0"}]}]`,
			map[string]Outcome{"0.0.0-alpha": Affected},
		},
		{
			"limit", `"ranges":[{"type":"SEMVER","events":[{"introduced":"1.0.0"},{"limit":"2.0.0"}]}]`,
			map[string]Outcome{"0.1.0": NotAffected, "1.5.0": Affected, "2.0.0": NotAffected},
		},
		{
			"several limits", `"ranges":[{"type":"SEMVER","events":[{"introduced":"0"},{"limit":"2.0.0"},{"limit":"3.0.0"}]}]`,
			map[string]Outcome{"2.5.0": Affected, "3.0.0": NotAffected},
		},
		{
			"no limit", `"ranges":[{"type":"SEMVER","events":[{"limit":"*"},{"introduced":"1.0.0"},{"fixed":"2.0.0"}]}]`,
			map[string]Outcome{"1.5.0": Affected, "2.0.0": NotAffected},
		},
		{
			"a range of commits first", `"ranges":[` + git + `,{"type":"ECOSYSTEM","events":[{"introduced":"0"},{"fixed":"1.2.0"}]}]`,
			map[string]Outcome{"1.1.0": Affected, "1.2.0": NotAffected},
		},
		{"commits only", `"ranges":[` + git + `]`, map[string]Outcome{"1.1.0": CannotCompare}},
		{
			"commits and a list", `"ranges":[` + git + `],"versions":["1.0.0","v1.1"]`,
			map[string]Outcome{"1.0.0": Affected, "1.1.0": Affected, "1.2.0": NotAffected},
		},
		{
			"a list beside a range", `"ranges":[{"type":"SEMVER","events":[{"introduced":"2.0.0"}]}],"versions":["1.0.0"]`,
			map[string]Outcome{"1.0.0": Affected, "1.5.0": NotAffected, "2.0.0": Affected},
		},
		{"neither", `"versions":[]`, map[string]Outcome{"1.0.0": CannotCompare}},
		{
			"an event without order", `"ranges":[{"type":"ECOSYSTEM","events":[{"introduced":"0"},{"fixed":"soon"}]}]`,
			map[string]Outcome{"1.0.0": CannotCompare},
		},
		{
			"one range of two without order",
			`"ranges":[{"type":"ECOSYSTEM","events":[{"introduced":"x"}]},{"type":"ECOSYSTEM","events":[{"introduced":"1.0.0"}]}]`,
			map[string]Outcome{"0.1.0": CannotCompare, "1.0.0": Affected},
		},
		{"no beginning", `"ranges":[{"type":"SEMVER","events":[{"fixed":"1.0.0"}]}]`, map[string]Outcome{"0.1.0": CannotCompare}},
		{"no events", `"ranges":[{"type":"SEMVER","events":[]}]`, map[string]Outcome{"0.1.0": CannotCompare}},
		{
			"an empty event", `"ranges":[{"type":"SEMVER","events":[{"introduced":"0"},{}]}]`,
			map[string]Outcome{"0.1.0": CannotCompare},
		},
		{
			"an unknown type", `"ranges":[{"type":"CALVER","events":[{"introduced":"0"}]}]`,
			map[string]Outcome{"0.1.0": CannotCompare},
		},
		{
			"a version without order", `"ranges":[{"type":"SEMVER","events":[{"introduced":"0"},{"fixed":"1.0.0"}]}],"versions":["odd"]`,
			map[string]Outcome{"latest": CannotCompare, "1.2.3.4": CannotCompare, "odd": Affected, "": NotEvaluated, " ": NotEvaluated},
		},
		{
			"every version", `"ranges":[{"type":"SEMVER","events":[{"introduced":"0"}]}]`,
			map[string]Outcome{"latest": Affected, "1.0.0": Affected, "": NotEvaluated},
		},
		{
			"an empty range", `"ranges":[{"type":"SEMVER","events":[{"introduced":"1.0.0"},{"fixed":"1.0.0"}]}]`,
			map[string]Outcome{"1.0.0": NotAffected, "1.1.0": NotAffected},
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			db := open(t, folder(t, map[string][]entry{"npm": {{"A.json", about("A", "npm", "p", test.entry)}}}))
			for version, want := range test.want {
				if got := match(t, db, npm("p", version)).Matches[0]; got.Outcome != want {
					t.Errorf("%q: got %+v, want %s", version, got, want)
				}
			}
		})
	}
}

func TestAVersionThatIsNotExactIsNotCompared(t *testing.T) {
	entries := []entry{
		{"1.json", about("BOUNDED", "npm", "p", `"ranges":[{"type":"SEMVER","events":[{"introduced":"0"},{"fixed":"1.0.0"}]}]`)},
		{"2.json", about("ALL", "npm", "q", `"ranges":[{"type":"SEMVER","events":[{"introduced":"0"}]}]`)},
	}
	db := open(t, folder(t, map[string][]entry{"npm": entries}))
	for name, want := range map[string]Outcome{"p": CannotCompare, "q": Affected, "other": NotAffected} {
		q := npm(name, "2.0.0")
		q.Exact = false
		if got := match(t, db, q).Matches[0]; got.Outcome != want {
			t.Errorf("%s: got %+v", name, got)
		}
	}
}

func TestWithdrawnAdvisoriesDoNotHold(t *testing.T) {
	withdrawn := strings.Replace(lodash, `{"id"`, `{"withdrawn":"2024-01-01T00:00:00Z","id"`, 1)
	db := open(t, folder(t, map[string][]entry{"npm": {{"1.json", withdrawn}}}))
	if got := match(t, db, npm("lodash", "1.0.0")).Matches[0]; got.Outcome != NotAffected {
		t.Errorf("got %+v", got)
	}
}

func TestAPackageURLIsFoundUnderItsOSVName(t *testing.T) {
	tests := []struct {
		purl            PURL
		ecosystem, name string
	}{
		{PURL{Type: "npm", Namespace: "@babel", Name: "core"}, "npm", "@babel/core"},
		{PURL{Type: "npm", Namespace: "babel", Name: "core"}, "npm", "@babel/core"},
		{PURL{Type: "pypi", Name: "zope-interface"}, "PyPI", "Zope._.Interface"},
		{PURL{Type: "golang", Namespace: "github.com/azure", Name: "go-autorest"}, "Go", "github.com/Azure/go-autorest"},
		{PURL{Type: "golang", Namespace: "github.com/a", Name: "b", Subpath: "c/v2"}, "Go", "github.com/a/b/c/v2"},
		{PURL{Type: "golang", Namespace: "github.com/a", Name: "b", Subpath: "c/v2"}, "Go", "github.com/a/b"},
		{PURL{Type: "golang", Name: "stdlib"}, "Go", "stdlib"},
		{PURL{Type: "golang", Name: "std"}, "Go", "stdlib"},
		{PURL{Type: "maven", Namespace: "org.apache", Name: "log4j"}, "Maven", "org.apache:log4j"},
		{PURL{Type: "maven", Namespace: "org.apache", Name: "log4j"}, "Maven:https://maven.google.com", "org.apache:log4j"},
		{PURL{Type: "nuget", Name: "newtonsoft.json"}, "NuGet", "Newtonsoft.Json"},
		{PURL{Type: "composer", Namespace: "symfony", Name: "http"}, "Packagist", "symfony/http"},
		{PURL{Type: "swift", Namespace: "github.com/apple", Name: "swift-nio"}, "SwiftURL", "https://github.com/apple/swift-nio.git"},
		{PURL{Type: "cargo", Name: "http"}, "crates.io", "http"},
		{PURL{Type: "gem", Name: "rails"}, "RubyGems", "rails"},
		{PURL{Type: "conan", Namespace: "bincrafters", Name: "zlib"}, "ConanCenter", "zlib"},
		{distroPURL("deb", "debian", "curl", "debian-12"), "Debian:12", "curl"},
		{distroPURL("deb", "debian", "curl", "debian-12.5"), "Debian:12", "curl"},
		{distroPURL("deb", "debian", "curl", "bookworm"), "Debian:12", "curl"},
		{distroPURL("deb", "", "curl", "debian-12"), "Debian", "curl"},
		{distroPURL("deb", "ubuntu", "curl", "ubuntu-22.04"), "Ubuntu:22.04:LTS", "curl"},
		{distroPURL("deb", "ubuntu", "curl", "jammy"), "Ubuntu:Pro:22.04:LTS", "curl"},
		{distroPURL("apk", "alpine", "curl", "alpine-3.18.4"), "Alpine:v3.18", "curl"},
		{distroPURL("apk", "wolfi", "curl", "wolfi-20230201"), "Wolfi", "curl"},
		{distroPURL("rpm", "redhat", "curl", "rhel-9.2"), "Red Hat:enterprise_linux:9::appstream", "curl"},
		{distroPURL("rpm", "rocky", "curl", "rocky-9.2"), "Rocky Linux:9", "curl"},
		{distroPURL("rpm", "almalinux", "curl", "almalinux-8.7"), "AlmaLinux:8", "curl"},
		{distroPURL("rpm", "sles", "curl", "sles-15.5"), "SUSE:Linux Enterprise Module for Basesystem 15 SP5", "curl"},
		{distroPURL("rpm", "suse", "curl", "sles-15-sp5"), "SUSE:Linux Enterprise Server 15 SP5-LTSS", "curl"},
		{distroPURL("rpm", "openEuler", "curl", "openEuler-24.03"), "openEuler:24.03-LTS", "curl"},
		{distroPURL("rpm", "openeuler", "curl", "openeuler-2203sp1"), "openEuler:22.03-LTS-SP1", "curl"},
		{distroPURL("rpm", "openeuler", "curl", "openeuler-22.03 (LTS-SP3)"), "openEuler:22.03-LTS-SP3", "curl"},
		{distroPURL("rpm", "azurelinux", "curl", "azurelinux-3.0"), "Azure Linux:3", "curl"},
		{distroPURL("rpm", "cbl-mariner", "curl", "cbl-mariner-2.0.20240123"), "Azure Linux:2", "curl"},
		{distroPURL("rpm", "opensuse", "curl", "opensuse-leap-15.5"), "openSUSE:Leap 15.5", "curl"},
		{distroPURL("rpm", "opensuse", "curl", "opensuse-tumbleweed-20240101"), "openSUSE:Tumbleweed", "curl"},
	}
	for _, test := range tests {
		ecosystem, _, _ := strings.Cut(test.ecosystem, ":")
		advisory := about("A", test.ecosystem, test.name, `"ranges":[{"type":"ECOSYSTEM","events":[{"introduced":"0"},{"fixed":"2.0-1"}]}]`)
		if test.purl.Type != "deb" && test.purl.Type != "apk" && test.purl.Type != "rpm" {
			advisory = strings.Replace(advisory, "2.0-1", "2.0", 1)
		}
		if test.purl.Type == "apk" {
			advisory = strings.Replace(advisory, "2.0-1", "2.0-r1", 1)
		}
		db := open(t, folder(t, map[string][]entry{ecosystem: {{"A.json", advisory}}}))
		for version, want := range map[string]Outcome{"1.0": Affected, "3.0": NotAffected} {
			test.purl.Version = version
			if got := match(t, db, Query{PURL: test.purl, Exact: true}).Matches[0]; got.Outcome != want {
				t.Errorf("%+v in %s: got %+v, want %s", test.purl, test.ecosystem, got, want)
			}
		}
	}
}

func distroPURL(kind, namespace, name, distro string) PURL {
	return PURL{Type: kind, Namespace: namespace, Name: name, Qualifiers: map[string]string{"distro": distro}}
}

// TestReleasesInBuildTags has package URLs whose version names the release of the distribution more exactly than their qualifiers.
func TestReleasesInBuildTags(t *testing.T) {
	for _, test := range []struct {
		purl PURL
		want string
	}{
		{distroPURL("rpm", "openEuler", "bash", "openEuler-22.03"), "openEuler:22.03-LTS-SP3"},
		{distroPURL("rpm", "openEuler", "bash", ""), "openEuler:22.03-LTS-SP3"},
		{distroPURL("rpm", "azurelinux", "bash", ""), "Azure Linux:3"},
		{distroPURL("rpm", "azurelinux", "bash", "azure-linux"), "Azure Linux:3"},
	} {
		test.purl.Version = map[string]string{"openEuler": "5.2.15-9.oe2203sp3", "azurelinux": "5.2-1.azl3"}[test.purl.Namespace]
		if got, err := locate(test.purl, Source{}); err != nil || got.String() != test.want {
			t.Errorf("%+v: got %s, %v, want %s", test.purl, got, err, test.want)
		}
	}
	sp1 := distroPURL("rpm", "openEuler", "bash", "openEuler-22.03")
	sp1.Version = "5.2.15-9.oe2203sp1"
	if got, _ := locate(sp1, Source{}); got.ecosystem.covers("22.03-LTS-SP3", got.release) {
		t.Error("an advisory for another service pack holds")
	}
}

func TestOtherReleasesDoNotHold(t *testing.T) {
	for scope, purl := range map[string]PURL{
		"Debian:11":                             distroPURL("deb", "debian", "p", "debian-12"),
		"Ubuntu:20.04:LTS":                      distroPURL("deb", "ubuntu", "p", "ubuntu-22.04"),
		"Ubuntu:Pro:FIPS-updates:22.04:LTS":     distroPURL("deb", "ubuntu", "p", "ubuntu-22.04"),
		"Alpine:v3.1":                           distroPURL("apk", "alpine", "p", "alpine-3.18.0"),
		"Red Hat:enterprise_linux:8::baseos":    distroPURL("rpm", "redhat", "p", "rhel-9"),
		"Red Hat:rhel_eus:9.2::appstream":       distroPURL("rpm", "redhat", "p", "rhel-9.2"),
		"SUSE:Linux Enterprise Server 15 SP4":   distroPURL("rpm", "sles", "p", "sles-15.5"),
		"SUSE:Linux Enterprise Desktop 15 SP50": distroPURL("rpm", "sles", "p", "sles-15.5"),
	} {
		ecosystem, _, _ := strings.Cut(scope, ":")
		db := open(t, folder(t, map[string][]entry{ecosystem: {
			{"A.json", about("A", scope, "p", `"ranges":[{"type":"ECOSYSTEM","events":[{"introduced":"0"}]}]`)},
		}}))
		purl.Version = "1.0"
		if got := match(t, db, Query{PURL: purl, Exact: true}).Matches[0]; got.Outcome != NotAffected {
			t.Errorf("%s: got %+v", scope, got)
		}
	}
}

func TestWhatOSVDoesNotKnowIsNotEvaluated(t *testing.T) {
	db := open(t, folder(t, map[string][]entry{"Debian": {{"1.json", lodash}}}))
	for _, purl := range []PURL{
		{},
		{Type: "generic", Name: "openssl"},
		{Type: "deb", Namespace: "debian", Name: "curl"},
		distroPURL("deb", "debian", "curl", "sid"),
		distroPURL("deb", "kali", "curl", "kali-2024.1"),
		distroPURL("rpm", "fedora", "curl", "fedora-40"),
		distroPURL("rpm", "redhat", "curl", ""),
		distroPURL("rpm", "openeuler", "curl", "openeuler"),
		distroPURL("rpm", "mariner", "curl", ""),
		distroPURL("apk", "alpine", "curl", "edge"),
	} {
		purl.Version = "1.0"
		if got := match(t, db, Query{PURL: purl, Exact: true}).Matches[0]; got.Outcome != NotEvaluated || got.Reason == "" {
			t.Errorf("%+v: got %+v", purl, got)
		}
	}
}

func TestDistributionPackagesAreFoundByTheirSource(t *testing.T) {
	const before = `"ranges":[{"type":"ECOSYSTEM","events":[{"introduced":"0"},{"fixed":"%s"}]}]`
	db := open(t, folder(t, map[string][]entry{
		"Debian":    {{"1.json", about("D", "Debian:12", "openssl", fmt.Sprintf(before, "3.0.11-1"))}},
		"AlmaLinux": {{"1.json", about("B", "AlmaLinux:9", "openssl-libs", fmt.Sprintf(before, "1:3.0.7-25.el9"))}},
		"Rocky Linux": {
			{"1.json", about("S", "Rocky Linux:9", "openssl", fmt.Sprintf(before, "1:3.0.7-25.el9"))},
		},
	}))
	binary := func(kind, namespace, name, version string, qualifiers ...string) Query {
		p := PURL{Type: kind, Namespace: namespace, Name: name, Version: version, Qualifiers: map[string]string{}}
		for i := 0; i < len(qualifiers); i += 2 {
			p.Qualifiers[qualifiers[i]] = qualifiers[i+1]
		}
		return Query{PURL: p, Exact: true}
	}
	tests := []struct {
		name  string
		query Query
		want  Outcome
	}{
		{"source", binary("deb", "debian", "libssl3", "3.0.9-1", "distro", "debian-12", "upstream", "openssl"), Affected},
		{"version of the source", binary("deb", "debian", "libssl3", "9", "distro", "debian-12", "upstream", "openssl@3.0.9-1"), Affected},
		{"fixed source", binary("deb", "debian", "libssl3", "3.0.9-1", "distro", "debian-12", "upstream", "openssl@3.0.11-1"), NotAffected},
		{"another source", binary("deb", "debian", "openssl", "3.0.9-1", "distro", "debian-12", "upstream", "other"), NotAffected},
		{"no source", binary("deb", "debian", "openssl", "3.0.9-1", "distro", "debian-12"), Affected},
		{"epoch", binary("rpm", "almalinux", "openssl-libs", "3.0.7-24.el9", "distro", "almalinux-9.2", "epoch", "1"), Affected},
		{"fixed with epoch", binary("rpm", "almalinux", "openssl-libs", "3.0.7-25.el9", "distro", "almalinux-9.2", "epoch", "1"), NotAffected},
		{
			"binary beside source",
			binary("rpm", "almalinux", "openssl-libs", "3.0.7-24.el9", "distro", "almalinux-9.2", "upstream", "openssl-3.0.7-24.el9.src.rpm"),
			Affected,
		},
		{
			"source RPM",
			binary("rpm", "rocky", "openssl-libs", "3.0.7-24.el9", "distro", "rocky-9.2", "epoch", "1", "upstream", "openssl-3.0.7-24.el9.src.rpm"),
			Affected,
		},
		{
			"fixed source RPM",
			binary("rpm", "rocky", "openssl-libs", "3.0.7-25.el9", "distro", "rocky-9.2", "epoch", "1", "upstream", "openssl-3.0.7-25.el9.src.rpm"),
			NotAffected,
		},
	}
	stated := func(name, version string, query Query) Query {
		query.Source = Source{name, version}
		return query
	}
	tests = append(tests, []struct {
		name  string
		query Query
		want  Outcome
	}{
		{"stated source", stated("openssl", "", binary("deb", "debian", "libssl3", "3.0.9-1", "distro", "debian-12")), Affected},
		{"version of the stated source", stated("openssl", "3.0.11-1", binary("deb", "debian", "libssl3", "9", "distro", "debian-12")), NotAffected},
		{"qualifier before statement", stated("other", "", binary("deb", "debian", "libssl3", "3.0.9-1", "distro", "debian-12", "upstream", "openssl")), Affected},
		{"stated source RPM", stated("openssl-3.0.7-24.el9.src.rpm", "", binary("rpm", "rocky", "openssl-libs", "3.0.7-24.el9", "distro", "rocky-9.2", "epoch", "1")), Affected},
		{"stated source of an RPM", stated("openssl", "1:3.0.7-25.el9", binary("rpm", "rocky", "openssl-libs", "3.0.7-25.el9", "distro", "rocky-9.2")), NotAffected},
	}...)
	for _, test := range tests {
		if got := match(t, db, test.query).Matches[0]; got.Outcome != test.want {
			t.Errorf("%s: got %+v, want %s", test.name, got, test.want)
		}
	}
}

func TestOrdersOfEcosystems(t *testing.T) {
	tests := []struct {
		kind, fixed, version string
		want                 Outcome
	}{
		{"pypi", "1.0.post1", "1.0", Affected},
		{"pypi", "1.0", "1.0rc1", Affected},
		{"pypi", "1.0", "1.0.0", NotAffected},
		{"pypi", "1.0", "1.0-custom-build", CannotCompare}, // no version of PEP 440
		{"maven", "2.17.1", "2.17.1-beta-1", Affected},
		{"maven", "2.17.1", "2.17.1.Final", NotAffected},
		{"maven", "2.17.1", "[2.0,3.0)", CannotCompare},
		{"maven", "2.17.1", "LATEST", CannotCompare},
		{"nuget", "1.2.3.4", "1.2.3.3", Affected},
		{"nuget", "1.2.3.4", "1.2.3.4", NotAffected},
		{"gem", "1.15.0", "1.15.0-x86_64-linux", CannotCompare},
		{"gem", "1.15.0", "1.15.0.rc1", Affected},
		{"composer", "2.0.0", "v2.0.0-RC1", Affected},
		{"composer", "2.0.0", "dev-master", CannotCompare},
		{"composer", "2.0.0", "1.x-dev", CannotCompare},
		{"golang", "1.21.5", "go1.21.4", Affected},
		{"golang", "1.22.0", "go1.22rc1", Affected},
		{"golang", "1.21.5", "v1.21.5+incompatible", NotAffected},
		{"golang", "1.21.5", "(devel)", CannotCompare},
		{"conan", "1.1.1", "1.1.1w", CannotCompare},
		{"golang", "1.21.5", "v1.21.4", Affected},
		{"githubactions", "46.0.1", "v46.0.0", Affected},
		{"githubactions", "46.0.1", "46.0.1", NotAffected},
		{"githubactions", "46.0.1", "v46", CannotCompare}, // it moves
		{"githubactions", "46.0.1", "main", CannotCompare},
		{"githubactions", "46.0.1", "0123456789012345678901234567890123456789", CannotCompare},
		{"hackage", "1.2", "1.10", NotAffected},
		{"cran", "1.2-3", "1.2-2", Affected},
	}
	for _, test := range tests {
		e := registries[test.kind]
		advisory := about("A", e.name, "stdlib", `"ranges":[{"type":"ECOSYSTEM","events":[{"introduced":"0"},{"fixed":"`+test.fixed+`"}]}]`)
		db := open(t, folder(t, map[string][]entry{e.name: {{"A.json", advisory}}}))
		got := match(t, db, Query{PURL: PURL{Type: test.kind, Name: "stdlib", Version: test.version}, Exact: true}).Matches[0]
		if got.Outcome != test.want {
			t.Errorf("%s %s before %s: got %+v, want %s", test.kind, test.version, test.fixed, got, test.want)
		}
		if test.want == CannotCompare && (len(got.Uncertain) != 1 || got.Uncertain[0].Reason == "") {
			t.Errorf("%s %s: no reason in %+v", test.kind, test.version, got)
		}
	}
}

func TestTagsOfActionsThatMoveAreFoundInListsOnly(t *testing.T) {
	db := open(t, folder(t, map[string][]entry{"GitHub Actions": {
		{"1.json", about("A", "GitHub Actions", "Owner/Repo", `"versions":["v1","45.0.7"]`)},
	}}))
	for version, want := range map[string]Outcome{"v1": Affected, "45.0.7": Affected, "v2": CannotCompare} {
		q := Query{PURL: PURL{Type: "githubactions", Namespace: "owner", Name: "repo", Version: version}, Exact: true}
		if got := match(t, db, q).Matches[0]; got.Outcome != want {
			t.Errorf("%s: got %+v", version, got)
		}
	}
}

func TestWhatIsToldOfAnAdvisory(t *testing.T) {
	entries := []entry{
		{"1.json", `{
			"id":"GHSA-2","aliases":["CVE-2024-1","MAL-2024-1"],"published":"2024-01-02T03:04:05Z","modified":"2024-02-03T04:05:06.7Z",
			"summary":"Two\nlines\u001b[31m and \u202e` + strings.Repeat("x", 300) + `",
			"severity":[{"type":"CVSS_V4","score":"CVSS:4.0/AV:N"},{"type":"CVSS_V3","score":"CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"}],
			"database_specific":{"severity":"MODERATE"},
			"affected":[
				{"package":{"ecosystem":"npm","name":"p"},"ranges":[{"type":"SEMVER","events":[{"introduced":"3.0.0"},{"fixed":"3.1.0"}]}]},
				{"package":{"ecosystem":"npm","name":"p"},"ranges":[{"type":"SEMVER","events":[
					{"introduced":"0"},{"fixed":"0.5.0"},{"introduced":"1.0.0"},{"fixed":"1.2.0"},{"introduced":"2.0.0"},{"fixed":"2.1.0"}]}]}]}`},
		{"2.json", about("GHSA-1", "npm", "p", `"ranges":[{"type":"GIT","events":[{"introduced":"0"}]}]`)},
	}
	got := match(t, open(t, folder(t, map[string][]entry{"npm": entries})), npm("p", "1.1.0")).Matches[0]
	if got.Outcome != Affected || got.Ecosystem != "npm" || len(got.Advisories) != 1 || len(got.Uncertain) != 1 {
		t.Fatalf("got %+v", got)
	}
	a := got.Advisories[0]
	if a.ID != "GHSA-2" || !slices.Equal(a.Aliases, []string{"CVE-2024-1", "MAL-2024-1"}) || !a.Malicious {
		t.Errorf("got %+v", a)
	}
	if a.Severity != Medium || a.Score != 9.8 {
		t.Errorf("severity %q, score %v", a.Severity, a.Score)
	}
	if !slices.Equal(a.Fixed, []string{"1.2.0"}) {
		t.Errorf("fixed in %v", a.Fixed)
	}
	if !strings.HasPrefix(a.Summary, "Two lines[31m and xxx") || utf8.RuneCountInString(a.Summary) != maxSummary {
		t.Errorf("summary %q", a.Summary)
	}
	if !a.Published.Equal(time.Date(2024, 1, 2, 3, 4, 5, 0, time.UTC)) || a.Modified.IsZero() {
		t.Errorf("published %s, modified %s", a.Published, a.Modified)
	}
	if u := got.Uncertain[0]; u.ID != "GHSA-1" || u.Reason == "" {
		t.Errorf("uncertain %+v", u)
	}
}

func TestSeverity(t *testing.T) {
	tests := map[string]struct {
		advisory advisory
		want     string
	}{
		"nothing":                {advisory{}, ""},
		"in words":               {advisory{Specific: specific{"CRITICAL"}}, Critical},
		"in other words":         {advisory{Specific: specific{"IMPORTANT"}}, ""},
		"not in words":           {advisory{Specific: specific{7.0}}, ""},
		"version 3":              {advisory{Severity: []severity{{"CVSS_V3", "CVSS:3.1/AV:L/AC:L/PR:N/UI:N/S:U/C:L/I:N/A:N"}}}, Medium},
		"version 2":              {advisory{Severity: []severity{{"CVSS_V2", "AV:N/AC:L/Au:N/C:C/I:C/A:C"}}}, High},
		"version 4":              {advisory{Severity: []severity{{"CVSS_V4", "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N"}}}, Critical},
		"version 4 before 3":     {advisory{Severity: []severity{{"CVSS_V3", "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"}, {"CVSS_V4", "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:N/VI:N/VA:L/SC:N/SI:N/SA:N"}}}, Medium},
		"Ubuntu":                 {advisory{Severity: []severity{{"Ubuntu", "medium"}}}, Medium},
		"no vector":              {advisory{Severity: []severity{{"CVSS_V3", "9.8"}}}, ""},
		"of the package":         {advisory{Specific: specific{"LOW"}, Affected: []affected{{Database: specific{"HIGH"}}}}, High},
		"gravest of the entry's": {advisory{Affected: []affected{{Ecosystem: specific{"low"}}, {Ecosystem: specific{"high"}}, {}}}, High},
	}
	for name, test := range tests {
		if got := test.advisory.report(test.advisory.Affected, nil).Severity; got != test.want {
			t.Errorf("%s: got %q, want %q", name, got, test.want)
		}
	}
}

// The vectors are those of the examples of FIRST for version 3.1, the guide to version 2, and well-known CVEs in the NVD.
func TestScore(t *testing.T) {
	for vector, want := range map[string]float64{
		"CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H":          10.0, // CVE-2021-44228
		"CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N":          7.5,  // CVE-2014-0160
		"CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H":          9.8,  // CVE-2014-6271
		"CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:C/C:L/I:L/A:N":          6.4,  // CVE-2013-0375
		"CVSS:3.1/AV:N/AC:H/PR:N/UI:R/S:U/C:L/I:N/A:N":          3.1,  // CVE-2014-3566
		"CVSS:3.0/AV:N/AC:L/PR:L/UI:N/S:C/C:H/I:H/A:H":          9.9,  // CVE-2012-1516
		"CVSS:3.0/AV:N/AC:H/PR:N/UI:N/S:C/C:N/I:H/A:N":          6.8,  // CVE-2008-1447
		"CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N/E:P/RL:O": 6.1,  // CVE-2013-1937
		"CVSS:3.1/AV:P/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:N":          0,
		"AV:N/AC:L/Au:N/C:N/I:N/A:C":                            7.8,  // CVE-2002-0392
		"(AV:N/AC:L/Au:N/C:C/I:C/A:C/E:F/RL:OF/RC:C)":           10.0, // CVE-2003-0818
		"AV:L/AC:H/Au:N/C:C/I:C/A:C":                            6.2,  // CVE-2003-0062
		"AV:L/AC:L/Au:N/C:N/I:N/A:N":                            0,
		// https://www.first.org/cvss/v4.0/examples
		"CVSS:4.0/AV:L/AC:L/AT:P/PR:L/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N":     7.3,  // CVE-2022-41741
		"CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:H/SI:H/SA:H":     10.0, // CVE-2021-44228
		"CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:N/VA:N/SC:N/SI:N/SA:N":     8.7,  // CVE-2014-0160
		"CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:N/VA:N/SC:N/SI:N/SA:N/E:U": 6.6,  // with a threat metric
	} {
		if got, err := score(vector); err != nil || got != want {
			t.Errorf("%s: got %v, %v, want %v", vector, got, err, want)
		}
	}
	for _, vector := range []string{
		"", "CVSS:3.1/", "CVSS:3.1/AV:N", "CVSS:4.0/AV:N/AC:L/Au:N/C:N/I:N/A:C/x", "CVSS:3.1/AV:X/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H",
		"CVSS:3.1/AV:N/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H", "9.8",
	} {
		if got, err := score(vector); err == nil {
			t.Errorf("%q: got %v", vector, got)
		}
	}
}

func FuzzMatch(f *testing.F) {
	f.Add(uint8(0), "1.2.3", "1.0.0", "2.0.0", "SEMVER")
	f.Add(uint8(3), "1:2.3-4~bpo", "0", "*", "ECOSYSTEM")
	f.Add(uint8(7), "1.0.post1.dev2+local", "v1!2", "", "GIT")
	var all []*ecosystem
	for _, e := range registries {
		all = append(all, e)
	}
	all = append(all, debian, ubuntu, alpine, wolfi, chainguard, minimOS, redHat, rocky, alma, mageia, suse, openSUSE)
	slices.SortFunc(all, func(a, b *ecosystem) int { return strings.Compare(a.name, b.name) })
	f.Fuzz(func(t *testing.T, which uint8, text, from, to, kind string) {
		e := all[int(which)%len(all)]
		for _, events := range [][]event{
			{{Introduced: from}, {Fixed: to}},
			{{LastAffected: to}, {Introduced: from}, {Limit: from}},
			{{Introduced: "0"}, {Fixed: from}, {Introduced: to}},
		} {
			a := affected{Versions: []string{to}, Ranges: []versionRange{{Type: kind, Events: events}}}
			holds, fixes, err := a.holds(version{text, true}, e)
			if holds && err != nil || !holds && len(fixes) > 0 {
				t.Fatalf("%q in %+v: %v, %v, %v", text, a, holds, fixes, err)
			}
			if inexact, _, _ := a.holds(version{text, false}, e); inexact && !holds {
				t.Fatalf("%q in %+v holds only when it is not exact", text, a)
			}
			a.Ranges = nil
			if holds, _, _ := a.holds(version{to, true}, e); !holds {
				t.Fatalf("%q is not in its own list", to)
			}
		}
	})
}

package osv

import (
	"cmp"
	"fmt"
	"regexp"
	"strings"

	"github.com/google/osv-scalibr/semantic"
)

// PURL is a package URL in its parts, percent-decoded (https://github.com/package-url/purl-spec).
type PURL struct {
	Type, Namespace, Name, Version, Subpath string
	Qualifiers                              map[string]string
}

// ecosystem is how one OSV ecosystem names its packages and orders their versions.
type ecosystem struct {
	// name is that of the OSV schema, without a release; folders of the database have it too.
	name string
	// join makes OSV's package name of the namespace and the name of a package URL.
	join func(namespace, name string) string
	// fold gives one spelling for all those that the registry treats as the same name.
	fold func(name string) string
	// version matches versions that can be ordered; nil where no order is known. It is needed because the parsers of package
	// semantic take any text, and order "latest" and "^1.2.0" too.
	version *regexp.Regexp
	// order is the ecosystem whose order of versions is the same, if package semantic does not know this one.
	order string
	// release reports whether an entry's scope (what follows the colon in "Debian:12") covers a release of a distribution.
	// It is nil for ecosystems without releases. Their scopes name another repository than the default one, which
	// package URLs rarely do, so entries of all scopes count there.
	release func(scope, release string) bool
}

var (
	// semverOrder is the order of versions in ranges of type SEMVER, whatever the ecosystem.
	semverOrder = &ecosystem{name: "crates.io", version: semverVersion}

	semverVersion    = regexp.MustCompile(`^v?[0-9]+(\.[0-9]+){0,2}(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?$`)
	nugetVersion     = regexp.MustCompile(`^v?[0-9]+(\.[0-9]+){0,3}(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?$`)
	pep440Version    = regexp.MustCompile(`(?i)^v?([0-9]+!)?[0-9]+(\.[0-9]+)*([-_.]?(a|b|c|rc|alpha|beta|pre|preview)[-_.]?[0-9]*)?(-[0-9]+|[-_.]?(post|rev|r)[-_.]?[0-9]*)?([-_.]?dev[-_.]?[0-9]*)?(\+[0-9a-z]+([-_.][0-9a-z]+)*)?$`)
	mavenVersion     = regexp.MustCompile(`^[^\s,\[\]()^*]*[0-9][^\s,\[\]()^*]*$`)
	composerVersion  = regexp.MustCompile(`(?i)^v?[0-9]+(\.[0-9]+)*([._-]?(stable|beta|b|rc|alpha|a|patch|pl|p)([.-]?[0-9]+)*)?([.-]?dev)?(\+\S*)?$`)
	cranVersion      = regexp.MustCompile(`^[0-9]+([.-][0-9]+)*$`)
	hackageVersion   = regexp.MustCompile(`^[0-9]+(\.[0-9]+)*$`)
	rubygemsVersion  = regexp.MustCompile(`^[0-9]+(\.[0-9A-Za-z]+)*$`) // a hyphen begins the platform in lock files
	debianVersion    = regexp.MustCompile(`^([0-9]+:)?[0-9][0-9A-Za-z.+~:-]*$`)
	rpmVersion       = regexp.MustCompile(`^([0-9]+:)?[0-9A-Za-z._+~^]*[0-9][0-9A-Za-z._+~^]*(-[0-9A-Za-z._+~^]+)?$`)
	apkVersion       = regexp.MustCompile(`^[0-9]+(\.[0-9]+)*[a-z]?(_(alpha|beta|pre|rc|cvs|svn|git|hg|p)[0-9]*)*(~[0-9a-f]+)?(-r[0-9]+)?$`)
	pypiSeparators   = regexp.MustCompile(`[-_.]+`)
	goPrerelease     = regexp.MustCompile(`^([0-9]+\.[0-9]+)(rc|beta)([0-9]+)$`)
	numbers          = regexp.MustCompile(`[0-9]+(\.[0-9]+)*`)
	suseServicePack  = regexp.MustCompile(`([0-9]+)(?:[.-](?:sp)?([0-9]+))?`)
	sourceRPM        = regexp.MustCompile(`^(.+)-([^-]+-[^-]+)\.(?:no)?src\.rpm$`)
	actionVersion    = regexp.MustCompile(`^v?[0-9]+\.[0-9]+\.[0-9]+(-[0-9A-Za-z.-]+)?$`)
	azureBuild       = regexp.MustCompile(`\.(?:azl|cm)([0-9]+)(?:[.~^_]|$)`)
	openEulerBuild   = regexp.MustCompile(`\.oe([0-9]{2})([0-9]{2})(sp[0-9]+)?(?:[.~^_]|$)`)
	openEulerRelease = regexp.MustCompile(`^([0-9]{2})\.?([0-9]{2})(?:\.[0-9]+)*[ (._-]*(?:lts)?[ )._-]*(sp[0-9]+)?`)
	redHatEnterprise = regexp.MustCompile(`^enterprise_linux:([0-9]+)`)
)

// registries are the ecosystems without releases, by type of package URL.
var registries = map[string]*ecosystem{
	"bioconductor": {name: "Bioconductor", join: nameOnly, fold: same, version: semverVersion},
	"bitnami":      {name: "Bitnami", join: nameOnly, fold: same, version: semverVersion},
	"cargo":        {name: "crates.io", join: nameOnly, fold: same, version: semverVersion},
	"composer":     {name: "Packagist", join: joinBy("/"), fold: strings.ToLower, version: composerVersion},
	"conan":        {name: "ConanCenter", join: nameOnly, fold: same, version: semverVersion},
	"cran":         {name: "CRAN", join: nameOnly, fold: same, version: cranVersion},
	"gem":          {name: "RubyGems", join: nameOnly, fold: same, version: rubygemsVersion},
	// A tag such as v4 moves from release to release, so only complete versions are ordered.
	"githubactions": {name: "GitHub Actions", join: joinBy("/"), fold: strings.ToLower, version: actionVersion, order: "npm"},
	// Module paths keep their case in OSV and lose it in package URLs.
	"golang":  {name: "Go", join: joinBy("/"), fold: strings.ToLower, version: semverVersion},
	"hackage": {name: "Hackage", join: nameOnly, fold: same, version: hackageVersion},
	"hex":     {name: "Hex", join: joinBy("/"), fold: strings.ToLower, version: semverVersion},
	"julia":   {name: "Julia", join: nameOnly, fold: same, version: semverVersion},
	"maven":   {name: "Maven", join: joinBy(":"), fold: same, version: mavenVersion},
	"npm":     {name: "npm", join: npmName, fold: same, version: semverVersion},
	"nuget":   {name: "NuGet", join: nameOnly, fold: strings.ToLower, version: nugetVersion},
	"pub":     {name: "Pub", join: nameOnly, fold: same, version: semverVersion},
	"pypi":    {name: "PyPI", join: nameOnly, fold: pypiName, version: pep440Version},
	"swift":   {name: "SwiftURL", join: joinBy("/"), fold: swiftName, version: semverVersion},
}

// The distributions. OSV knows their packages by the name of the source package, except Red Hat and AlmaLinux.
var (
	debian     = &ecosystem{name: "Debian", fold: same, version: debianVersion, release: sameRelease}
	ubuntu     = &ecosystem{name: "Ubuntu", fold: same, version: debianVersion, release: ubuntuRelease}
	alpine     = &ecosystem{name: "Alpine", fold: same, version: apkVersion, release: sameRelease}
	wolfi      = &ecosystem{name: "Wolfi", fold: same, version: apkVersion}
	chainguard = &ecosystem{name: "Chainguard", fold: same, version: apkVersion}
	minimOS    = &ecosystem{name: "MinimOS", fold: same, version: apkVersion}
	redHat     = &ecosystem{name: "Red Hat", fold: same, version: rpmVersion, release: redHatRelease}
	rocky      = &ecosystem{name: "Rocky Linux", fold: same, version: rpmVersion, release: sameRelease}
	alma       = &ecosystem{name: "AlmaLinux", fold: same, version: rpmVersion, release: sameRelease}
	mageia     = &ecosystem{name: "Mageia", fold: same, version: rpmVersion, release: sameRelease}
	suse       = &ecosystem{name: "SUSE", fold: same, version: rpmVersion, release: suseRelease}
	openEuler  = &ecosystem{name: "openEuler", fold: same, version: rpmVersion, release: openEulerScope}
	azureLinux = &ecosystem{name: "Azure Linux", fold: same, version: rpmVersion, order: "Red Hat", release: sameMajor}
	openSUSE   = &ecosystem{name: "openSUSE", fold: same, version: rpmVersion, release: sameRelease}
)

// Releases by the code names that package URLs use instead of numbers.
var (
	debianReleases = map[string]string{
		"jessie": "8", "stretch": "9", "buster": "10", "bullseye": "11", "bookworm": "12", "trixie": "13", "forky": "14",
	}
	ubuntuReleases = map[string]string{
		"trusty": "14.04", "xenial": "16.04", "bionic": "18.04", "focal": "20.04", "jammy": "22.04", "noble": "24.04",
		"oracular": "24.10", "plucky": "25.04", "questing": "25.10", "resolute": "26.04",
	}
)

// covers reports whether an entry with a scope, which may be "", concerns a release.
func (e *ecosystem) covers(scope, release string) bool {
	return e.release == nil || scope == "" || e.release(scope, release)
}

// maxVersion is how long a version may be, in bytes, to be compared: longer ones take longer.
const maxVersion = 256

// parse reads a version of the ecosystem.
func (e *ecosystem) parse(version string) (v semantic.Version, err error) {
	switch {
	case e.version == nil:
		return nil, fmt.Errorf("the versions of %s have no known order", e.name)
	case len(version) > maxVersion:
		return nil, fmt.Errorf("a version of %d bytes is too long to compare", len(version))
	case !e.version.MatchString(version):
		return nil, fmt.Errorf("%q has no place in the order of versions", version)
	}
	defer func() {
		if r := recover(); r != nil { // osv-scanner issues 2734, 2831, 2867
			err = fmt.Errorf("%q has no place in the order of versions", version)
		}
	}()
	return semantic.Parse(version, cmp.Or(e.order, e.name))
}

// SameVersion reports whether two texts are spellings of the same version, for packages of a type: PyPI and NuGet normalise them
// (PEP 440, https://learn.microsoft.com/nuget/concepts/package-versioning).
func SameVersion(purlType, a, b string) bool {
	if purlType != "pypi" && purlType != "nuget" {
		return false
	}
	n, err := registries[purlType].compare(a, b)
	return err == nil && n == 0
}

// distributions are the orders of versions of distributions' packages, by type of package URL.
var distributions = map[string]*ecosystem{"deb": debian, "apk": alpine, "rpm": redHat}

// Ordered reports whether the order of versions is known for packages of a type.
func Ordered(purlType string) bool { return orderFor(purlType) != nil }

// Compare orders two versions of packages of a type: the result is below 0 if a is before b, and 0 if they are the same. ok is
// false if the type has no known order, or a version no place in it.
func Compare(purlType, a, b string) (n int, ok bool) {
	e := orderFor(purlType)
	if e == nil {
		return 0, false
	}
	n, err := e.compare(a, b)
	return n, err == nil
}

func orderFor(purlType string) *ecosystem {
	if e := registries[purlType]; e != nil && e.version != nil {
		return e
	}
	return distributions[purlType]
}

// compare orders two versions: the result is below 0 when a is before b, and 0 when they are the same.
func (e *ecosystem) compare(a, b string) (n int, err error) {
	va, err := e.parse(a)
	if err != nil {
		return 0, err
	}
	if _, err := e.parse(b); err != nil {
		return 0, err
	}
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%q cannot be compared with %q", a, b)
		}
	}()
	return va.CompareStr(b)
}

// coordinates are where the database has the advisories about a package.
type coordinates struct {
	ecosystem *ecosystem
	// release is the release of a distribution, as scopes of advisories write it.
	release string
	// names are the names under which the package may be known there, folded.
	names []candidate
}

type candidate struct{ name, version string }

// String is the ecosystem with the release, as OSV writes it.
func (c coordinates) String() string {
	if c.release == "" {
		return c.ecosystem.name
	}
	return c.ecosystem.name + ":" + c.release
}

// locate finds the coordinates of a package. The error says why the database cannot know it.
func locate(p PURL, source Source) (coordinates, error) {
	version := strings.TrimSpace(p.Version)
	if e, ok := registries[p.Type]; ok {
		name := e.join(p.Namespace, p.Name)
		if p.Type == "golang" {
			return coordinates{ecosystem: e, names: goCandidates(e, name, version, p.Subpath)}, nil
		}
		return coordinates{ecosystem: e, names: []candidate{{e.fold(name), version}}}, nil
	}
	var e *ecosystem
	var release string
	var err error
	switch p.Type {
	case "deb":
		e, release, err = debRelease(p)
	case "apk":
		e, release, err = apkRelease(p)
	case "rpm":
		e, release, err = rpmRelease(p)
	default:
		err = fmt.Errorf("packages of type %s are in no OSV ecosystem that is read", p.Type)
	}
	if err != nil {
		return coordinates{}, err
	}
	return coordinates{ecosystem: e, release: release, names: distributionCandidates(p, version, source)}, nil
}

// goCandidates are the module path, and the module path with the subpath: syft writes github.com/a/b/c/v2 as
// pkg:golang/github.com/a/b#c/v2. The toolchain and the standard library go by the versions of Go itself; cyclonedx-gomod calls the
// library std.
func goCandidates(e *ecosystem, name, version, subpath string) []candidate {
	if name == "std" {
		name = "stdlib"
	}
	if name == "stdlib" || name == "toolchain" {
		version = goPrerelease.ReplaceAllString(strings.TrimPrefix(version, "go"), "$1.0-$2.$3")
	}
	names := []candidate{{e.fold(name), version}}
	if subpath = strings.Trim(subpath, "/"); subpath != "" {
		names = append(names, candidate{e.fold(name + "/" + subpath), version})
	}
	return names
}

// distributionCandidates are the names of a binary package and its source package. Debian and Alpine advisories are about
// source packages, so the binary package's own name counts only when neither the qualifier upstream (or source) nor stated names
// another; the source package then has the same name. Some RPM distributions name the binary package and some the source
// package, so both names count.
func distributionCandidates(p PURL, version string, stated Source) []candidate {
	if epoch := p.Qualifiers["epoch"]; epoch != "" && !strings.Contains(version, ":") {
		version = epoch + ":" + version
	}
	binary := candidate{p.Name, version}
	upstream := p.Qualifiers["upstream"]
	if upstream == "" {
		upstream = p.Qualifiers["source"]
	}
	if upstream == "" && stated.Name != "" {
		upstream = stated.Name
		if stated.Version != "" {
			upstream += "@" + stated.Version
		}
	}
	if upstream == "" {
		return []candidate{binary}
	}
	source := candidate{upstream, version}
	if m := sourceRPM.FindStringSubmatch(upstream); p.Type == "rpm" && m != nil {
		source = candidate{m[1], m[2]}
		if epoch := p.Qualifiers["epoch"]; epoch != "" {
			source.version = epoch + ":" + source.version
		}
	} else if name, sourceVersion, ok := strings.Cut(upstream, "@"); ok && name != "" && sourceVersion != "" {
		source = candidate{name, sourceVersion}
	}
	if p.Type != "rpm" || source == binary {
		return []candidate{source}
	}
	return []candidate{binary, source}
}

// distro is the qualifier that names the release, such as debian-12 or jammy, without the name of the distribution.
func distro(p PURL, names ...string) string {
	text := strings.ToLower(p.Qualifiers["distro"])
	for _, name := range names {
		text = strings.TrimPrefix(text, name+"-")
	}
	return text
}

func debRelease(p PURL) (*ecosystem, string, error) {
	vendor := strings.ToLower(p.Namespace)
	if vendor != "debian" && vendor != "ubuntu" {
		vendor, _, _ = strings.Cut(strings.ToLower(p.Qualifiers["distro"]), "-")
	}
	text := distro(p, vendor)
	switch vendor {
	case "debian":
		if number, ok := debianReleases[text]; ok {
			return debian, number, nil
		}
		if number := leadingNumber(text); number != "" {
			number, _, _ = strings.Cut(number, ".")
			return debian, number, nil
		}
		return nil, "", noRelease("Debian", p)
	case "ubuntu":
		if number, ok := ubuntuReleases[text]; ok {
			return ubuntu, number, nil
		}
		if parts := strings.Split(leadingNumber(text), "."); len(parts) >= 2 {
			return ubuntu, parts[0] + "." + parts[1], nil
		}
		return nil, "", noRelease("Ubuntu", p)
	}
	return nil, "", fmt.Errorf("packages of %q are in no OSV ecosystem that is read", vendor)
}

func apkRelease(p PURL) (*ecosystem, string, error) {
	switch strings.ToLower(p.Namespace) {
	case "alpine":
		if parts := strings.Split(leadingNumber(strings.TrimPrefix(distro(p, "alpine"), "v")), "."); len(parts) >= 2 {
			return alpine, "v" + parts[0] + "." + parts[1], nil
		}
		return nil, "", noRelease("Alpine", p)
	case "wolfi":
		return wolfi, "", nil
	case "chainguard":
		return chainguard, "", nil
	case "minimos":
		return minimOS, "", nil
	}
	return nil, "", fmt.Errorf("packages of %q are in no OSV ecosystem that is read", p.Namespace)
}

func rpmRelease(p PURL) (*ecosystem, string, error) {
	vendor, text := strings.ToLower(p.Namespace), strings.ToLower(p.Qualifiers["distro"])
	number := numbers.FindString(text)
	var e *ecosystem
	switch vendor {
	case "redhat", "rhel":
		e = redHat
	case "rocky", "rocky-linux", "rockylinux":
		e = rocky
	case "almalinux", "alma":
		e = alma
	case "mageia":
		e = mageia
	case "openeuler":
		return openEulerOf(p, text)
	case "azurelinux", "azure-linux", "mariner", "cbl-mariner":
		return azureLinuxOf(p, number)
	case "suse", "sles", "sled", "opensuse", "opensuse-leap", "opensuse-tumbleweed":
		return suseDistro(p, vendor, text)
	default:
		return nil, "", fmt.Errorf("packages of %q are in no OSV ecosystem that is read", p.Namespace)
	}
	if number == "" {
		return nil, "", noRelease(e.name, p)
	}
	number, _, _ = strings.Cut(number, ".") // advisories are for the major release
	return e, number, nil
}

// suseDistro finds the words that end a product's name: "15 SP5" of "Linux Enterprise Server 15 SP5", "Leap 15.5".
func suseDistro(p PURL, vendor, text string) (*ecosystem, string, error) {
	number := numbers.FindString(text)
	switch {
	case strings.Contains(vendor+text, "tumbleweed"):
		return openSUSE, "Tumbleweed", nil
	case strings.HasPrefix(vendor, "opensuse") || strings.Contains(text, "leap"):
		if number == "" {
			return nil, "", noRelease("openSUSE", p)
		}
		return openSUSE, "Leap " + number, nil
	}
	m := suseServicePack.FindStringSubmatch(text)
	switch {
	case m == nil:
		return nil, "", noRelease("SUSE", p)
	case m[2] == "" || m[2] == "0":
		return suse, m[1], nil
	}
	return suse, m[1] + " SP" + m[2], nil
}

// openEulerOf finds the release with its service pack, such as 22.03-LTS-SP3: the build tag in the version of a package (oe2203sp3)
// names it more exactly than the qualifier distro.
func openEulerOf(p PURL, text string) (*ecosystem, string, error) {
	m := openEulerBuild.FindStringSubmatch(strings.ToLower(p.Version))
	if m == nil {
		m = openEulerRelease.FindStringSubmatch(strings.TrimPrefix(text, "openeuler-"))
	}
	if m == nil {
		return nil, "", noRelease("openEuler", p)
	}
	release := m[1] + "." + m[2]
	if m[3] != "" {
		release += "-LTS-" + strings.ToUpper(m[3])
	}
	return openEuler, release, nil
}

// openEulerScope accepts a release with and without LTS: 24.03-LTS is 24.03. Each service pack is a release of its own.
func openEulerScope(scope, release string) bool {
	return scope == release || scope == release+"-LTS"
}

// azureLinuxOf finds the major release: by the qualifier distro, or by the build tag in the version of a package (azl3, cm2). Azure
// Linux 2 was called CBL-Mariner.
func azureLinuxOf(p PURL, number string) (*ecosystem, string, error) {
	if m := azureBuild.FindStringSubmatch(strings.ToLower(p.Version)); m != nil {
		number = m[1]
	}
	if number == "" {
		return nil, "", noRelease(azureLinux.name, p)
	}
	number, _, _ = strings.Cut(number, ".")
	return azureLinux, number, nil
}

// sameMajor accepts the scopes 3 and 3.0 for release 3.
func sameMajor(scope, release string) bool {
	major, _, _ := strings.Cut(scope, ".")
	return major == release
}

func noRelease(distribution string, p PURL) error {
	return fmt.Errorf("the qualifier distro (%q) names no release of %s", p.Qualifiers["distro"], distribution)
}

// leadingNumber is the number with dots that a text begins with, or "".
func leadingNumber(text string) string {
	if at := numbers.FindStringIndex(text); at != nil && at[0] == 0 {
		return text[:at[1]]
	}
	return ""
}

func sameRelease(scope, release string) bool { return scope == release }

// ubuntuRelease accepts the scopes 22.04, 22.04:LTS and Pro:22.04:LTS: a vulnerability that only Ubuntu Pro fixes is one
// of the release without Pro too. Scopes of the FIPS and real-time variants are about other builds.
func ubuntuRelease(scope, release string) bool {
	return strings.TrimSuffix(strings.TrimPrefix(scope, "Pro:"), ":LTS") == release
}

// redHatRelease accepts the scopes of the main stream of a major release, such as enterprise_linux:9::appstream. A package
// URL does not say which of the other streams, such as rhel_eus:9.2, a system follows.
func redHatRelease(scope, release string) bool {
	m := redHatEnterprise.FindStringSubmatch(scope)
	return m != nil && m[1] == release
}

// suseRelease accepts all products of a release, "Linux Enterprise Server 15 SP5" and "… Module for Basesystem 15 SP5", and
// their long-term variants, "15 SP5-LTSS".
func suseRelease(scope, release string) bool {
	_, after, found := strings.Cut(scope, " "+release)
	return found && (after == "" || after[0] == '-')
}

// same is the fold of ecosystems in which each spelling is a name of its own.
func same(name string) string { return name }

// nameOnly is the join of ecosystems without namespaces.
func nameOnly(_, name string) string { return name }

// joinBy is the join of ecosystems with a separator between namespace and name.
func joinBy(separator string) func(namespace, name string) string {
	return func(namespace, name string) string {
		if namespace == "" {
			return name
		}
		return namespace + separator + name
	}
}

// npmName adds the scope's @ where a package URL leaves it out.
func npmName(namespace, name string) string {
	if namespace != "" && !strings.HasPrefix(namespace, "@") {
		namespace = "@" + namespace
	}
	return joinBy("/")(namespace, name)
}

// pypiName is the normalised name of PEP 503.
func pypiName(name string) string { return strings.ToLower(pypiSeparators.ReplaceAllString(name, "-")) }

// swiftName is the URL of a repository without its scheme and .git, in lower case.
func swiftName(name string) string {
	name = strings.ToLower(name)
	name = strings.TrimPrefix(strings.TrimPrefix(name, "https://"), "http://")
	return strings.TrimSuffix(strings.TrimSuffix(name, "/"), ".git")
}

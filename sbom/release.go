package sbom

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/sealint/sealint/sbom/osv"
)

// Package returns a name of the component's package that is equal for all of its versions and for all spellings of its package
// URL, without qualifiers; without a package URL, a name made of the CPE name, the SWID tag, or type, group and name; without a name, of its reference.
func (f *ComponentFacts) Package() string {
	switch {
	case f.PURL != nil && f.PURL.Name != "":
		return f.PURL.packageID()
	case f.CPE != "" && cpeProduct(f.CPE) != "":
		return cpeProduct(f.CPE)
	case f.SWID != "":
		return "swid:" + f.SWID
	case !f.Named:
		return "ref:" + f.BOMRef
	}
	return "name:" + f.Type + ":" + f.Group + "/" + f.Name
}

// packageID returns the package URL without version and qualifiers, in the form in which the registry of its type compares names.
func (p *PURLFacts) packageID() string {
	namespace := strings.Trim(p.Namespace, "/")
	switch p.Type {
	case "golang": // a module below another one is written as a namespace or as a subpath; proxies write capitals as ! and a small letter
		path := strings.Trim(strings.Join([]string{namespace, p.Name, p.Subpath}, "/"), "/")
		return "pkg:golang/" + strings.ToLower(strings.ReplaceAll(path, "!", ""))
	case "docker":
		namespace = strings.TrimPrefix(namespace, "library") // docker/library/debian is docker/debian
	case "npm":
		namespace = strings.TrimPrefix(namespace, "@")
	}
	comparable := &PURLFacts{Type: p.Type, Namespace: strings.Trim(namespace, "/"), Name: p.Name}
	id := strings.Replace(comparable.comparable(), ":", "/", 1)
	if purlRules[p.Type].lower || p.Type == "docker" {
		id = strings.ToLower(id)
	}
	if p.Type == "cargo" { // crates.io takes both for the same
		id = strings.ReplaceAll(id, "_", "-")
	}
	if p.Subpath != "" {
		id += "#" + strings.Trim(p.Subpath, "/")
	}
	return "pkg:" + id
}

// cpeProduct returns vendor and product of a CPE name; "" if it has none.
func cpeProduct(cpe string) string {
	parts := strings.Split(strings.TrimPrefix(cpe, "cpe:2.3:"), ":")
	if rest, old := strings.CutPrefix(cpe, "cpe:/"); old {
		parts = strings.Split(rest, ":")
	}
	if len(parts) < 3 || parts[1] == "" || parts[2] == "" {
		return ""
	}
	return "cpe:" + strings.ToLower(parts[1]+":"+parts[2])
}

// Release returns the version of the component, or that of its package URL if it states none; "" if neither says which.
func (f *ComponentFacts) Release() string {
	if stateOf(f.Version) == "present" {
		return f.Version
	}
	if f.PURL != nil && stateOf(f.PURL.Version) == "present" {
		return f.PURL.Version
	}
	return ""
}

// ReleaseKey returns the version of Release in a form that is equal for spellings that differ in a prefix only.
func (f *ComponentFacts) ReleaseKey() string {
	return normalVersion(bareVersion(f.purlType(), f.Release()))
}

// SameRelease reports whether two components of one package have the same version, perhaps spelt differently, and are not known to be
// for different platforms. It is false if a version is not known or names more than one release.
func (f *ComponentFacts) SameRelease(other *ComponentFacts) bool {
	if !f.released() || !other.released() || f.otherBuild(other) {
		return false
	}
	return f.CompareVersion(other) == Equal
}

// released reports whether the component has a version that names one release.
func (f *ComponentFacts) released() bool {
	return f.Release() != "" && f.pinOf(f.Release()).Names()
}

// buildQualifiers are the qualifiers of package URLs that tell apart files of one version of a package.
var buildQualifiers = []string{"arch", "os", "platform", "type", "classifier", "ext", "distro", "file_name", "repository_url", "vcs_url", "download_url"}

// otherBuild reports whether both package URLs state a qualifier that tells apart builds, with different values.
func (f *ComponentFacts) otherBuild(other *ComponentFacts) bool {
	if f.PURL == nil || other.PURL == nil {
		return false
	}
	for _, name := range buildQualifiers {
		a, b := f.PURL.qualifier(name), other.PURL.qualifier(name)
		if a != "" && b != "" && a != b {
			return true
		}
	}
	return false
}

// Order is what is known of the order of two versions.
type Order string

// The orders.
const (
	Higher       Order = "higher"
	Lower        Order = "lower"
	Equal        Order = "equal"
	UnknownOrder Order = "unknown"
)

var (
	numericVersion  = regexp.MustCompile(`^[0-9]+(\.[0-9]+)*$`)
	calendarVersion = regexp.MustCompile(`^(19|20)[0-9]{2}(\.|-|[01][0-9][0-3][0-9]|$)`)
	zeroPseudo      = regexp.MustCompile(`^v?0\.0\.0-[0-9]{14}-[0-9a-f]{12}`)
	leadingNumbers  = regexp.MustCompile(`^[0-9]+(\.[0-9]+)*`)
	prerelease      = regexp.MustCompile(`(?i)(^|[^a-z])(alpha|beta|rc|cr|m[0-9]|milestone|snapshot|sp|pre|preview|ea|dev|final|ga|release)`)
)

// CompareVersion says whether the version of the component is higher or lower than that of other, which is of the same package, by
// the order of its ecosystem. The order is unknown where a version is no release, where one is a date and the other not, and
// where the ecosystem has no order of such versions.
func (f *ComponentFacts) CompareVersion(other *ComponentFacts) Order {
	a, b := f.ReleaseKey(), other.ReleaseKey()
	switch {
	case a == "" || b == "":
		return UnknownOrder
	case a == b:
		return Equal
	case isAddress(a) || isAddress(b) || !f.pinOf(a).Names() || !other.pinOf(b).Names():
		return UnknownOrder
	case calendarVersion.MatchString(a) != calendarVersion.MatchString(b):
		return UnknownOrder
	case zeroPseudo.MatchString(a) && !zeroPseudo.MatchString(b): // a commit that no tag precedes may be newer than any tag
		return UnknownOrder
	}
	return f.compareReleases(other, a, b)
}

// compareReleases compares versions in normal form that are known to be releases.
func (f *ComponentFacts) compareReleases(other *ComponentFacts, a, b string) Order {
	purlType := ""
	if f.PURL != nil && other.PURL != nil && f.PURL.Type == other.PURL.Type {
		purlType = f.PURL.Type
	}
	switch purlType {
	case "golang":
		a, b = strings.TrimSuffix(a, "+incompatible"), strings.TrimSuffix(b, "+incompatible")
	case "deb", "rpm":
		epochA, restA := f.epoch(a)
		epochB, restB := other.epoch(b)
		switch {
		case restA == restB && (epochA == epochB || epochA == "" || epochB == ""):
			return Equal
		case (epochA == "") != (epochB == ""): // of one it may be left out
			return UnknownOrder
		case epochA != "":
			a, b = epochA+":"+restA, epochB+":"+restB
		}
	case "maven": // 31.1-jre and 31.1-android are two builds
		if leadingNumbers.FindString(a) == leadingNumbers.FindString(b) && !(prerelease.MatchString(a) || prerelease.MatchString(b)) {
			return UnknownOrder
		}
	}
	if a == b {
		return Equal
	}
	if n, ok := osv.Compare(purlType, a, b); ok {
		return orderOf(n)
	}
	if osv.Ordered(purlType) || !numericVersion.MatchString(a) || !numericVersion.MatchString(b) {
		return UnknownOrder
	}
	return orderOf(compareNumbers(a, b))
}

// epoch returns the epoch of a version of a distribution, from the version or from the package URL, and the version without it.
func (f *ComponentFacts) epoch(version string) (epoch, rest string) {
	epoch, rest = cutEpoch(version)
	if epoch == "" {
		epoch = f.PURL.qualifier("epoch")
	}
	return epoch, rest
}

func orderOf(n int) Order {
	switch {
	case n > 0:
		return Higher
	case n < 0:
		return Lower
	}
	return Equal
}

// compareNumbers compares versions of numbers and dots; missing numbers are 0.
func compareNumbers(a, b string) int {
	x, y := strings.Split(a, "."), strings.Split(b, ".")
	for i := range max(len(x), len(y)) {
		m, n := "", ""
		if i < len(x) {
			m = strings.TrimLeft(x[i], "0")
		}
		if i < len(y) {
			n = strings.TrimLeft(y[i], "0")
		}
		if len(m) != len(n) {
			return len(m) - len(n)
		}
		if c := strings.Compare(m, n); c != 0 {
			return c
		}
	}
	return 0
}

// Major returns the first number of the component's version; ok is false if it does not begin with one that fits, or is a date.
func (f *ComponentFacts) Major() (major int, ok bool) {
	version := f.ReleaseKey()
	if !f.released() || isAddress(version) || calendarVersion.MatchString(version) || zeroPseudo.MatchString(version) {
		return 0, false
	}
	_, version = cutEpoch(version)
	first, _, _ := strings.Cut(leadingNumbers.FindString(version), ".")
	major, err := strconv.Atoi(first)
	return major, err == nil && major < 1000
}

package sbom

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/package-url/packageurl-go"
)

var (
	purlType       = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9.+-]*$`)
	brokenEscape   = regexp.MustCompile(`%([^0-9A-Fa-f]|.[^0-9A-Fa-f]|.?$)`)
	versionEpoch   = regexp.MustCompile(`^[0-9]+:`)
	goToolchain    = regexp.MustCompile(`^go[0-9]`)
	leadingV       = regexp.MustCompile(`^[vV][0-9]`)
	contentAddress = regexp.MustCompile(`^(sha1|sha256|sha512):[0-9a-fA-F]+$|^[0-9a-f]{40}$|^[0-9a-f]{64}$`)
)

// Types whose packages always, or never, have a namespace (https://github.com/package-url/purl-spec, types).
var (
	namespaceRequired = []string{
		"alpm", "apk", "bitbucket", "composer", "deb", "github", "gitlab", "huggingface", "maven", "rpm", "swift",
	}
	namespaceForbidden = []string{
		"bitnami", "cargo", "cocoapods", "conda", "cran", "gem", "hackage", "mlflow", "nuget", "oci", "pub", "pypi",
	}
	// Types whose names are registered in lower case.
	lowerCase = []string{"apk", "bitbucket", "bitnami", "composer", "deb", "github", "oci", "pypi"}
)

// parsePURL reads a package URL. The library is lenient, so what it lets through is looked at here.
func parsePURL(text string) *PURLFacts {
	facts := &PURLFacts{Text: text, Qualifiers: []QualifierFacts{}, Problems: []string{}}
	problem := func(format string, args ...any) {
		facts.Problems = append(facts.Problems, fmt.Sprintf(format, args...))
	}
	if brokenEscape.MatchString(text) {
		problem("has a percent sign that begins no escape")
	}
	p, err := packageurl.FromString(text)
	if err != nil {
		if len(facts.Problems) == 0 {
			problem("%s", err)
		}
		return facts
	}
	facts.Type, facts.Namespace, facts.Name = p.Type, p.Namespace, p.Name
	facts.Version, facts.Subpath = p.Version, p.Subpath
	for _, q := range p.Qualifiers {
		facts.Qualifiers = append(facts.Qualifiers, QualifierFacts{Name: q.Key, Value: q.Value})
	}
	slices.SortFunc(facts.Qualifiers, func(a, b QualifierFacts) int { return strings.Compare(a.Name, b.Name) })

	names, _, _ := strings.Cut(strings.TrimPrefix(text, "pkg:"), "?")
	names = strings.TrimSuffix(names, versionPart(names))
	switch {
	case !purlType.MatchString(p.Type):
		problem("type %q is not allowed", p.Type)
	case p.Name == "":
		problem("has no name")
	case p.Namespace == "" && slices.Contains(namespaceRequired, p.Type):
		problem("type %s needs a namespace", p.Type)
	case p.Namespace != "" && slices.Contains(namespaceForbidden, p.Type):
		problem("type %s has no namespace", p.Type)
	case strings.Contains(p.Name, "@"):
		problem("name %q holds an unescaped @", p.Name)
	case slices.Contains(lowerCase, p.Type) && strings.ToLower(names) != names:
		problem("names of type %s are written in lower case", p.Type)
	}
	return facts
}

// versionPart is the part of a package URL's path that begins with the version's @, or "".
func versionPart(path string) string {
	if i := strings.LastIndex(path, "@"); i > strings.LastIndex(path, "/") {
		return path[i:]
	}
	return ""
}

func (p *PURLFacts) qualifier(name string) string {
	for _, q := range p.Qualifiers {
		if q.Name == name {
			return q.Value
		}
	}
	return ""
}

// packageName is the package without its version and qualifiers; "" without a package URL.
func (p *PURLFacts) packageName() string {
	if p == nil || p.Name == "" {
		return ""
	}
	return p.Type + ":" + p.Namespace + "/" + p.Name
}

var wordBreaks = regexp.MustCompile(`[^a-z0-9+@]+`)

// contradicts reports whether a component's name is neither the package's nor that with its namespace, in any of the ways
// in which ecosystems write the two: @scope/name, group:name, path/to/name.
func (p *PURLFacts) contradicts(group, name string) bool {
	if p.Name == "" || strings.TrimSpace(name) == "" {
		return false
	}
	plain := func(s string) string { return strings.Trim(wordBreaks.ReplaceAllString(strings.ToLower(s), "-"), "-") }
	short, long := plain(p.Name), plain(p.Namespace+"/"+p.Name)
	for _, given := range []string{plain(name), plain(group + "/" + name)} {
		if given == short || given == long || strings.HasSuffix(given, "-"+short) || p.Subpath != "" && given == plain(long+"/"+p.Subpath) {
			return false
		}
	}
	return true
}

// compareVersions tells whether a component's version and that of its package URL contradict each other. Most
// differences in real documents are ones of spelling: a leading v, go1.21.5, a Debian or RPM epoch that stands in a
// qualifier, an image's digest beside its tag.
func compareVersions(version string, p *PURLFacts) *VersionMismatchFacts {
	if p == nil || p.Version == "" || strings.TrimSpace(version) == "" || isUnknown(version) || isUnknown(p.Version) {
		return nil
	}
	if isAddress(version) != isAddress(p.Version) {
		return nil // a digest or a commit beside a tag: nothing to compare
	}
	a, b := normalVersion(version), normalVersion(p.Version)
	if p.Type == "golang" {
		a, b = strings.TrimSuffix(a, "+incompatible"), strings.TrimSuffix(b, "+incompatible")
	}
	if p.Type == "deb" || p.Type == "rpm" {
		epochA, restA := cutEpoch(a)
		epochB, restB := cutEpoch(b)
		if epochB == "" {
			epochB = p.qualifier("epoch")
		}
		if restA == restB && (epochA == "" || epochB == "" || epochA == epochB) {
			return nil
		}
	}
	if a == b {
		return nil
	}
	return &VersionMismatchFacts{Version: a, PURLVersion: b}
}

func isAddress(version string) bool { return contentAddress.MatchString(strings.TrimSpace(version)) }

func normalVersion(v string) string {
	v = strings.TrimSpace(v)
	if equals.MatchString(v) {
		v = strings.TrimLeft(v, "= ")
	}
	switch {
	case goToolchain.MatchString(v):
		return v[2:]
	case leadingV.MatchString(v):
		return v[1:]
	case isAddress(v):
		_, digest, tagged := strings.Cut(strings.ToLower(v), ":")
		if tagged {
			return digest
		}
		return strings.ToLower(v)
	}
	return v
}

func cutEpoch(v string) (epoch, rest string) {
	if m := versionEpoch.FindString(v); m != "" {
		return strings.TrimSuffix(m, ":"), v[len(m):]
	}
	return "", v
}

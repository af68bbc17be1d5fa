package sbom

import (
	"cmp"
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/package-url/packageurl-go"

	"github.com/sealint/sealint/sbom/osv"
)

var (
	versionEpoch   = regexp.MustCompile(`^[0-9]+:`)
	goToolchain    = regexp.MustCompile(`^go[0-9]`)
	equals         = regexp.MustCompile(`^={1,3}\s*v?[0-9]`)
	leadingV       = regexp.MustCompile(`^[vV][0-9]`)
	shortCommit    = regexp.MustCompile(`^[0-9a-f]{7,39}$`)
	contentAddress = regexp.MustCompile(`(^|@)(sha1:[0-9a-fA-F]{40}|sha256:[0-9a-fA-F]{64}|sha512:[0-9a-fA-F]{128})$|^[0-9a-f]{40}$|^[0-9a-f]{64}$`)
)

// purlRule is what the definition of a type demands in addition to the rules for all package URLs.
type purlRule struct {
	namespace, noNamespace bool
	version                bool
	qualifier              string
	lower                  bool // names are in lower case
}

// purlRules are the rules of the types that have any (https://github.com/package-url/purl-spec, types). A package URL that breaks
// them is invalid (ECMA-427, 5.7). The rules of julia, otp, vcpkg, chrome-extension and vscode-extension are missing here,
// because packageurl-go checks them. The definition of golang demands a namespace, but this is not checked, because the SBOM of
// every Go program has pkg:golang/stdlib; that of huggingface demands one "if present", and its first example has none.
var purlRules = map[string]purlRule{
	"alpm":      {namespace: true},
	"apk":       {namespace: true, lower: true},
	"bazel":     {noNamespace: true, version: true},
	"bitbucket": {namespace: true, lower: true},
	"bitnami":   {noNamespace: true, lower: true},
	"cargo":     {noNamespace: true},
	"cocoapods": {noNamespace: true},
	"composer":  {namespace: true, lower: true},
	"conda":     {noNamespace: true},
	"cpan":      {namespace: true},
	"cran":      {noNamespace: true, version: true},
	"deb":       {namespace: true, lower: true},
	"gem":       {noNamespace: true},
	"github":    {namespace: true, lower: true},
	"gitlab":    {namespace: true},
	"hackage":   {noNamespace: true},
	"hex":       {lower: true},
	"maven":     {namespace: true},
	"mlflow":    {noNamespace: true},
	"nuget":     {noNamespace: true},
	"oci":       {noNamespace: true, lower: true},
	"opam":      {noNamespace: true},
	"pub":       {noNamespace: true, lower: true},
	"pypi":      {noNamespace: true, lower: true},
	"rpm":       {namespace: true},
	"swid":      {qualifier: "tag_id"},
	"swift":     {namespace: true},
}

// parsePURL reads a package URL. The library accepts invalid package URLs, so parsePURL also checks the text before it calls the
// library, and the parts after. It does not report deviations that parsers have to accept: slashes after the scheme, upper case
// in the scheme, type and keys, empty values, empty segments, and unescaped separators that are not ambiguous.
func parsePURL(text string) *PURLFacts {
	facts := &PURLFacts{Text: text, Qualifiers: []QualifierFacts{}, Problems: []string{}}
	problem := func(format string, args ...any) {
		facts.Problems = append(facts.Problems, fmt.Sprintf(format, args...))
	}
	raw := splitPURL(text)
	raw.check(problem)
	facts.Subpath = decodeSubpath(raw.subpath, problem)

	p, err := packageurl.FromString(raw.lenient(text))
	if err != nil {
		if len(facts.Problems) == 0 {
			problem("%s", err)
		}
		return facts
	}
	facts.Type, facts.Namespace, facts.Name, facts.Version = p.Type, p.Namespace, p.Name, p.Version
	if p.Type == "huggingface" && !isAddress(p.Version) { // the library converts it to lower case, which is correct for commits only
		facts.Version = unescape(raw.version)
	}
	facts.Qualifiers = slices.Grow(facts.Qualifiers, len(p.Qualifiers))
	for _, q := range p.Qualifiers { // sorted by name
		facts.Qualifiers = append(facts.Qualifiers, QualifierFacts{Name: q.Key, Value: q.Value})
	}
	facts.checkParts(raw, problem)
	return facts
}

// rawPURL is a package URL split at its separators and not decoded.
type rawPURL struct {
	path       string // everything before the qualifiers, including the scheme
	namespace  string
	name       string
	version    string
	qualifiers string
	subpath    string
}

func splitPURL(text string) rawPURL {
	var raw rawPURL
	text, raw.subpath, _ = strings.Cut(text, "#")
	raw.path, raw.qualifiers, _ = strings.Cut(text, "?")
	_, rest, _ := strings.Cut(raw.path, ":")
	_, rest, _ = strings.Cut(strings.TrimLeft(rest, "/"), "/") // the type
	// An @ at the very beginning belongs to an npm scope.
	if i := strings.LastIndexByte(rest, '@'); i > 0 {
		rest, raw.version = rest[:i], rest[i+1:]
	}
	i := strings.LastIndexByte(rest, '/')
	raw.namespace, raw.name = rest[:max(i, 0)], rest[i+1:]
	return raw
}

// check reports problems that the decoded parts do not show any more.
func (raw *rawPURL) check(problem func(string, ...any)) {
	for _, part := range []string{raw.path, raw.qualifiers, raw.subpath} {
		if bad := unescapedIndex(part); bad >= 0 {
			r, _ := utf8.DecodeRuneInString(part[bad:])
			if r == '%' {
				problem("has a percent sign that does not begin an escape sequence")
			} else {
				problem("holds %q, which is not percent-encoded", r)
			}
			break
		}
	}
	switch {
	case strings.Contains(raw.qualifiers, "?"):
		problem("holds a second ?, which is not percent-encoded")
	case strings.Contains(raw.qualifiers, ";"): // some parsers separate qualifiers at it, others reject it
		problem("holds a ; in its qualifiers, which is not percent-encoded")
	case strings.Contains(raw.subpath, "#"):
		problem("holds a second #, which is not percent-encoded")
	case strings.Contains(raw.name, "@"):
		problem("name %q holds an unescaped @", raw.name)
	case hasEscapedSlash(raw.namespace) || hasEscapedSlash(raw.subpath):
		problem("a segment holds an escaped slash")
	}
}

// unescapedIndex returns the index of the first byte that must be escaped in a package URL, or of a percent sign that does not
// begin an escape sequence; -1 if there is neither.
func unescapedIndex(s string) int {
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c <= ' ' || c >= 0x7f:
			return i
		case c == '%' && (i+2 >= len(s) || !isHexDigit(s[i+1]) || !isHexDigit(s[i+2])):
			return i
		}
	}
	return -1
}

func isHexDigit(c byte) bool { return '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'f' }

func hasEscapedSlash(s string) bool { return strings.Contains(s, "%2F") || strings.Contains(s, "%2f") }

// unescape decodes a text. It returns a text with a broken escape sequence unchanged; check reports it.
func unescape(s string) string {
	if decoded, err := url.PathUnescape(s); err == nil {
		return decoded
	}
	return s
}

// decodeSubpath decodes a subpath. As parsers must, it leaves out the segments . and .. and empty segments. It reports . and ..
// as problems, because writers must not use them.
func decodeSubpath(raw string, problem func(string, ...any)) string {
	if raw == "" {
		return ""
	}
	var segments []string
	for segment := range strings.SplitSeq(raw, "/") {
		switch segment = unescape(segment); segment {
		case "":
		case ".", "..":
			problem("subpath has the segment %s", segment)
		default:
			segments = append(segments, segment)
		}
	}
	return strings.Join(segments, "/")
}

// lenient returns the text that the library reads: without the subpath, which decodeSubpath reads, and with escaped semicolons,
// because the library rejects semicolons. Thus the parts of an invalid package URL are known too.
func (raw *rawPURL) lenient(text string) string {
	if strings.Contains(raw.qualifiers, ";") {
		return raw.path + "?" + strings.ReplaceAll(raw.qualifiers, ";", "%3B")
	}
	text, _, _ = strings.Cut(text, "#")
	return text
}

// checkParts reports decoded parts that violate the specification or the definition of the type.
func (p *PURLFacts) checkParts(raw rawPURL, problem func(string, ...any)) {
	if c := p.Type[0] | 0x20; c < 'a' || c > 'z' || strings.Contains(p.Type, "+") {
		problem("type %q is not allowed", p.Type)
	}
	valid := utf8.ValidString(p.Namespace) && utf8.ValidString(p.Name) && utf8.ValidString(p.Version) && utf8.ValidString(p.Subpath)
	for _, q := range p.Qualifiers {
		valid = valid && utf8.ValidString(q.Value)
		if c := q.Name[0]; c < 'a' || c > 'z' {
			problem("qualifier %q does not begin with a letter", q.Name)
		}
	}
	if !valid {
		problem("has escape sequences that are not UTF-8")
	}
	rule := purlRules[p.Type]
	p.UpperCase = rule.lower && (hasUpper(raw.namespace) || hasUpper(raw.name))
	switch {
	case rule.namespace && p.Namespace == "":
		problem("type %s needs a namespace", p.Type)
	case rule.noNamespace && p.Namespace != "":
		problem("type %s has no namespace", p.Type)
	case rule.version && p.Version == "":
		problem("type %s needs a version", p.Type)
	case rule.qualifier != "" && p.qualifier(rule.qualifier) == "":
		problem("type %s needs the qualifier %s", p.Type, rule.qualifier)
	case p.Type == "conan" && p.Namespace != "" && len(p.Qualifiers) == 0:
		problem("type conan with a namespace needs qualifiers")
	case p.Type == "conan" && p.Namespace == "" && p.qualifier("channel") != "" && p.qualifier("user") == "":
		problem("type conan with a channel needs a user or a namespace")
	}
}

// hasUpper reports whether a part contains capital letters. It decodes the part first, because the digits of an escape sequence
// may be capital letters.
func hasUpper(part string) bool {
	part = unescape(part)
	return strings.ToLower(part) != part
}

// Parts returns the package URL in the type of package osv.
func (p *PURLFacts) Parts() osv.PURL {
	parts := osv.PURL{Type: p.Type, Namespace: p.Namespace, Name: p.Name, Version: p.Version, Subpath: p.Subpath, Qualifiers: map[string]string{}}
	for _, q := range p.Qualifiers {
		parts.Qualifiers[q.Name] = q.Value
	}
	return parts
}

func (p *PURLFacts) qualifier(name string) string {
	for _, q := range p.Qualifiers {
		if q.Name == name {
			return q.Value
		}
	}
	return ""
}

// packageName returns type, namespace and name; "" if p is nil or has no name.
func (p *PURLFacts) packageName() string {
	if p == nil || p.Name == "" {
		return ""
	}
	return p.Type + ":" + p.Namespace + "/" + p.Name
}

var wordBreaks = regexp.MustCompile(`[^a-z0-9+@]+`)

// key returns a text that is equal for package URLs that differ only in spelling; "" if p is nil.
func (p *PURLFacts) key() string {
	if p == nil {
		return ""
	}
	if p.Name == "" {
		return p.Text
	}
	key := []string{p.packageName(), p.Version, p.Subpath}
	for _, q := range p.Qualifiers {
		key = append(key, q.Name+"="+q.Value)
	}
	slices.Sort(key[3:])
	return strings.Join(key, "\x00")
}

// contradicts reports whether the name of a component differs from the name of the package, with and without its namespace, in
// all forms that ecosystems use: @scope/name, group:name, path/to/name.
func (p *PURLFacts) contradicts(group, name string) bool {
	if p.Name == "" || strings.TrimSpace(name) == "" {
		return false
	}
	if p.Type == "oci" || p.Type == "docker" {
		name = imageRepository(name)
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

// imageRepository returns the reference of an image, as in registry:5000/team/app:1.0@sha256:…, without its tag and its digest.
func imageRepository(reference string) string {
	reference, _, _ = strings.Cut(reference, "@")
	if i := strings.LastIndexByte(reference, ':'); i > strings.LastIndexByte(reference, '/') {
		return reference[:i]
	}
	return reference
}

// compareVersions returns the versions of a component and of its package URL if they contradict each other, otherwise nil. Most
// differences in real documents are differences in spelling: a leading v, go1.21.5, an epoch in a qualifier, the release of a
// distribution in one only, or the digest of an image in one and its tag in the other.
func compareVersions(version string, p *PURLFacts) *VersionMismatchFacts {
	if p == nil || p.Version == "" || strings.TrimSpace(version) == "" || IsUnknown(version) || IsUnknown(p.Version) {
		return nil
	}
	if strings.TrimSpace(version) == p.Version {
		return nil
	}
	version, stated := bareVersion(p.Type, version), bareVersion(p.Type, p.Version)
	if isAddress(version) != isAddress(stated) {
		commit := strings.TrimSpace(version)
		if shortCommit.MatchString(commit) && strings.ContainsAny(commit, "abcdef") && len(stated) == 40 && !strings.HasPrefix(stated, commit) {
			return &VersionMismatchFacts{Version: commit, PURLVersion: stated}
		}
		return nil // a digest or a commit cannot be compared with a tag
	}
	a, b := normalVersion(version), normalVersion(stated)
	if p.Type == "golang" {
		a, b = strings.TrimSuffix(a, "+incompatible"), strings.TrimSuffix(b, "+incompatible")
	}
	if p.sameRelease(a, b) {
		return nil
	}
	if a == b || osv.SameVersion(p.Type, a, b) {
		return nil
	}
	return &VersionMismatchFacts{Version: a, PURLVersion: b}
}

// releaseForms are the forms of the releases of a distribution, which follow the version of the software, by the type of the package
// URL. rpm: Version and Release are two tags. deb: the revision of Debian Policy §5.6.12. apk: pkgrel. alpm: pkgrel.
var releaseForms = map[string]*regexp.Regexp{
	"rpm":  regexp.MustCompile(`-[^-]+$`),
	"deb":  regexp.MustCompile(`-[A-Za-z0-9+.~]+$`),
	"apk":  regexp.MustCompile(`-r[0-9]+$`),
	"alpm": regexp.MustCompile(`-[0-9]+(\.[0-9]+)?$`),
}

// sameRelease reports whether the version a of a component and the version b of its package URL differ in no more than an epoch or a
// release that only one of them states. The epoch of the package URL may be a qualifier, whatever the type.
func (p *PURLFacts) sameRelease(a, b string) bool {
	form := releaseForms[p.Type]
	stated := p.qualifier("epoch")
	if form == nil && stated == "" {
		return false
	}
	epochA, a := cutEpoch(a)
	epochB, b := cutEpoch(b)
	epochB = cmp.Or(epochB, stated)
	switch {
	case epochA != "" && epochB != "" && epochA != epochB:
		return false
	case epochA != "" && epochB == "" && form == nil:
		return false
	case a == b:
		return true
	case form == nil:
		return false
	}
	shortA, shortB := form.ReplaceAllString(a, ""), form.ReplaceAllString(b, "")
	return a == shortB || shortA == b
}

// isAddress reports whether a version is a digest or a full commit.
func isAddress(version string) bool { return contentAddress.MatchString(strings.TrimSpace(version)) }

// normalVersion removes prefixes that change only the spelling of a version.
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
		v = strings.ToLower(v)
		return v[strings.LastIndex(v, ":")+1:]
	}
	return v
}

func cutEpoch(v string) (epoch, rest string) {
	if m := versionEpoch.FindString(v); m != "" {
		return strings.TrimSuffix(m, ":"), v[len(m):]
	}
	return "", v
}

// Package is a package to look for among components.
type Package struct{ purl *PURLFacts }

// ParsePackage reads a package URL; ok is false if it names no package.
func ParsePackage(text string) (p Package, ok bool) {
	p = Package{parsePURL(text)}
	return p, p.purl.Name != ""
}

// Matches reports whether a component is the package, in any version and with any qualifiers and subpath, and returns the version
// of the component. It compares a component without a package URL by its name.
func (p Package) Matches(c *ComponentFacts) (version string, same bool) {
	switch {
	case c.PURL == nil || c.PURL.Name == "":
		return c.Version, c.Named && !p.purl.contradicts(c.Group, c.Name)
	case c.PURL.comparable() != p.purl.comparable():
		return "", false
	case c.PURL.Version != "":
		return c.PURL.Version, true
	}
	return c.Version, true
}

// Packages is an index of components by their package.
type Packages struct {
	byName  map[string][]int // indices of the components with a package URL, by its comparable name
	unnamed []int            // indices of the components without a package URL
}

// NewPackages indexes components.
func NewPackages(components []*Component) *Packages {
	p := &Packages{byName: map[string][]int{}}
	for i, component := range components {
		c := component.Facts
		if c.PURL == nil || c.PURL.Name == "" {
			p.unnamed = append(p.unnamed, i)
			continue
		}
		name := c.PURL.comparable()
		p.byName[name] = append(p.byName[name], i)
	}
	return p
}

// Candidates returns the indices, in ascending order, of the components that may match a package.
func (p *Packages) Candidates(wanted Package) []int {
	named := p.byName[wanted.purl.comparable()]
	if len(named) == 0 {
		return p.unnamed
	}
	list := slices.Concat(named, p.unnamed)
	slices.Sort(list)
	return list
}

// comparable returns the name of the package in the form in which its registry compares names.
func (p *PURLFacts) comparable() string {
	name := p.Type + ":" + strings.Trim(p.Namespace+"/"+p.Name, "/")
	switch p.Type {
	case "nuget", "npm", "composer", "github", "bitbucket", "hex":
		return strings.ToLower(name)
	case "pypi": // PEP 503
		return pypiSeparators.ReplaceAllString(strings.ToLower(name), "-")
	}
	return name
}

var pypiSeparators = regexp.MustCompile(`[-_.]+`)

// SameVersion reports whether a version does not contradict the version of the package URL: they are equal, perhaps in different
// spellings, or one is absent, or they cannot be compared.
func (p Package) SameVersion(version string) bool { return compareVersions(version, p.purl) == nil }

// Package purl matches package URLs with patterns: which packages, and which versions of them, a list means.
package purl

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/google/osv-scalibr/semantic"
	"github.com/package-url/packageurl-go"
)

// Answer says whether a pattern means a package URL.
type Answer string

// The answers. Unknown: the package is the right one, and its version cannot be compared with the pattern's.
const (
	Yes     Answer = "yes"
	No      Answer = "no"
	Unknown Answer = "unknown"
)

// Match says whether a pattern means a package URL. A pattern is a package URL itself: type, namespace and name must be
// equal, and so must the version and the qualifiers that the pattern has. A name or namespace may end in *, for any
// ending. Instead of a version the pattern may have a range such as vers:npm/>=1.0.0|<1.2.3
// (https://github.com/package-url/vers-spec), percent-encoded or not. The error is that of a malformed
// pattern.
func Match(pattern, text string) (Answer, error) {
	name, versions, _ := strings.Cut(pattern, "@vers:")
	if versions == "" {
		name, versions, _ = strings.Cut(pattern, "@vers%3A")
		versions = strings.NewReplacer("%2F", "/", "%3C", "<", "%3E", ">", "%3D", "=", "%7C", "|").Replace(versions)
	}
	want, err := packageurl.FromString(name)
	if err != nil {
		return Unknown, fmt.Errorf("pattern %q: %w", pattern, err)
	}
	bounds, err := readRange(versions)
	if err != nil {
		return Unknown, fmt.Errorf("pattern %q: %w", pattern, err)
	}
	got, err := packageurl.FromString(text)
	if err != nil { // it may name the package; another rule says what is wrong with it
		mentions := func(part string) bool { return strings.Contains(text, strings.TrimSuffix(part, "*")) }
		if mentions(want.Type) && mentions(want.Namespace) && mentions(want.Name) {
			return Unknown, nil
		}
		return No, nil
	}
	if want.Type != got.Type || !fits(want.Namespace, got.Namespace) || !fits(want.Name, got.Name) {
		return No, nil
	}
	for _, q := range want.Qualifiers {
		if !slices.Contains(got.Qualifiers, q) {
			return No, nil
		}
	}
	switch {
	case versions != "":
		return bounds.holds(got.Version), nil
	case want.Version == "" || want.Version == got.Version:
		return Yes, nil
	case got.Version == "":
		return Unknown, nil
	}
	return No, nil
}

func fits(pattern, text string) bool {
	if prefix, ok := strings.CutSuffix(pattern, "*"); ok {
		return strings.HasPrefix(text, prefix)
	}
	return pattern == text
}

// ecosystems are the library's names for the orders of versions, by the scheme of a range.
var ecosystems = map[string]string{
	"npm": "npm", "pypi": "PyPI", "golang": "Go", "maven": "Maven", "nuget": "NuGet", "gem": "RubyGems", "cargo": "crates.io",
	"composer": "Packagist", "pub": "Pub", "hex": "Hex", "hackage": "Hackage", "cran": "CRAN", "deb": "Debian", "alpine": "Alpine",
	"apk": "Alpine", "rpm": "Red Hat", "semver": "npm", "conan": "ConanCenter",
}

// vers is a range of versions.
type vers struct {
	ecosystem string
	bounds    []bound
	all       bool
}

type bound struct{ operator, version string }

func readRange(text string) (vers, error) {
	var v vers
	if text == "" {
		return v, nil
	}
	scheme, constraints, ok := strings.Cut(text, "/")
	if v.ecosystem = ecosystems[scheme]; !ok || v.ecosystem == "" {
		return v, fmt.Errorf("range vers:%s has the unknown scheme %q", text, scheme)
	}
	v.all = constraints == "*"
	for constraint := range strings.SplitSeq(constraints, "|") {
		constraint = strings.TrimSpace(constraint)
		version := strings.TrimLeft(constraint, "<>=!")
		b := bound{constraint[:len(constraint)-len(version)], version}
		if !slices.Contains([]string{"", "=", "!=", "<", "<=", ">", ">="}, b.operator) || version == "" {
			return v, fmt.Errorf("range vers:%s has the malformed constraint %q", text, constraint)
		}
		v.bounds = append(v.bounds, b)
	}
	return v, nil
}

// comparable matches versions that can be ordered. It is needed because the library orders ^1.2.0 and latest too.
var comparable = regexp.MustCompile(`^v?[0-9][^\s,^<>=*|()\[\]]*$`)

// holds says whether a version is in the range: one of its single versions, or between two neighbouring bounds.
func (v vers) holds(text string) (answer Answer) {
	if v.all {
		return Yes
	}
	if !comparable.MatchString(text) {
		return Unknown
	}
	defer func() { // the library panics on some versions
		if cause := recover(); cause != nil {
			answer = Unknown
		}
	}()
	version, err := semantic.Parse(text, v.ecosystem)
	if err != nil {
		return Unknown
	}
	inside, open := true, false // the version is above the lower bound; the interval has no upper bound yet
	for _, b := range v.bounds {
		order, err := version.CompareStr(b.version)
		if err != nil {
			return Unknown
		}
		switch b.operator {
		case "", "=":
			if order == 0 {
				return Yes
			}
		case "!=":
			if order == 0 {
				return No
			}
		case ">", ">=":
			inside, open = order > 0 || b.operator == ">=" && order == 0, true
		default:
			if inside && (order < 0 || b.operator == "<=" && order == 0) {
				return Yes
			}
			inside, open = false, false
		}
	}
	if inside && open {
		return Yes
	}
	return No
}

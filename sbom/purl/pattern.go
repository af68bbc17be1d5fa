// Package purl matches package URLs with patterns: which packages, and which versions of them, a list means.
package purl

import (
	"fmt"
	"slices"
	"strings"

	"github.com/google/osv-scalibr/semantic"
	"github.com/package-url/packageurl-go"
)

// Matches reports whether a package URL is one that a pattern means. A pattern is a package URL of which everything that
// it states must be equal: type, namespace and name, the version if there is one, and its qualifiers. A name or namespace
// may end in * for any ending. In the place of the version may stand a range such as vers:npm/>=1.0.0|<1.2.3
// (https://github.com/package-url/vers-spec), percent-encoded or not.
//
// An error means that the pattern is none, or that the version cannot be compared with its range: then nobody can tell.
func Matches(pattern, text string) (bool, error) {
	name, versions, _ := strings.Cut(pattern, "@vers:")
	if versions == "" {
		name, versions, _ = strings.Cut(pattern, "@vers%3A")
		versions = strings.NewReplacer("%2F", "/", "%3C", "<", "%3E", ">", "%3D", "=", "%7C", "|").Replace(versions)
	}
	want, err := packageurl.FromString(name)
	if err != nil {
		return false, fmt.Errorf("pattern %q: %w", pattern, err)
	}
	got, err := packageurl.FromString(text)
	if err != nil {
		return false, nil // another rule says so
	}
	if want.Type != got.Type || !fits(want.Namespace, got.Namespace) || !fits(want.Name, got.Name) {
		return false, nil
	}
	for _, q := range want.Qualifiers {
		if !slices.Contains(got.Qualifiers, q) {
			return false, nil
		}
	}
	switch {
	case versions != "":
		return inRange(versions, got.Version)
	case want.Version != "":
		return want.Version == got.Version, nil
	}
	return true, nil
}

func fits(pattern, text string) bool {
	if prefix, ok := strings.CutSuffix(pattern, "*"); ok {
		return strings.HasPrefix(text, prefix)
	}
	return pattern == text
}

// ecosystems are the names by which the library knows the orders of versions, by the scheme of a range.
var ecosystems = map[string]string{
	"npm": "npm", "pypi": "PyPI", "golang": "Go", "maven": "Maven", "nuget": "NuGet", "gem": "RubyGems", "cargo": "crates.io",
	"composer": "Packagist", "pub": "Pub", "hex": "Hex", "hackage": "Hackage", "cran": "CRAN", "deb": "Debian", "alpine": "Alpine",
	"apk": "Alpine", "rpm": "Red Hat", "semver": "npm", "conan": "ConanCenter",
}

// inRange evaluates a range: alternatives of single versions, and intervals between neighbouring bounds.
func inRange(text, version string) (in bool, err error) {
	scheme, constraints, ok := strings.Cut(text, "/")
	ecosystem := ecosystems[scheme]
	if !ok || ecosystem == "" {
		return false, fmt.Errorf("range vers:%s: unknown scheme %q", text, scheme)
	}
	if constraints == "*" {
		return true, nil
	}
	if version == "" {
		return false, fmt.Errorf("range vers:%s: there is no version to compare", text)
	}
	defer func() { // the library panics on some versions
		if cause := recover(); cause != nil {
			in, err = false, fmt.Errorf("range vers:%s: compare %q: %v", text, version, cause)
		}
	}()
	v, err := semantic.Parse(version, ecosystem)
	if err != nil {
		return false, fmt.Errorf("range vers:%s: %w", text, err)
	}
	inside, bounded := true, false // of the interval that is open
	for constraint := range strings.SplitSeq(constraints, "|") {
		constraint = strings.TrimSpace(constraint)
		bound := strings.TrimLeft(constraint, "<>=!")
		operator := constraint[:len(constraint)-len(bound)]
		order, err := v.CompareStr(bound)
		if err != nil {
			return false, fmt.Errorf("range vers:%s: %w", text, err)
		}
		switch operator {
		case "", "=":
			if order == 0 {
				return true, nil
			}
		case "!=":
			if order == 0 {
				return false, nil
			}
		case ">", ">=":
			inside, bounded = order > 0 || operator == ">=" && order == 0, true
		case "<", "<=":
			if inside && (order < 0 || operator == "<=" && order == 0) {
				return true, nil
			}
			inside, bounded = false, false
		default:
			return false, fmt.Errorf("range vers:%s: unknown comparator %q", text, operator)
		}
	}
	return inside && bounded, nil
}

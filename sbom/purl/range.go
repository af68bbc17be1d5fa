package purl

import (
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"github.com/google/osv-scalibr/semantic"
)

// ecosystems are the library's names for the orders of versions, by the scheme of a range.
var ecosystems = map[string]string{
	"npm": "npm", "pypi": "PyPI", "golang": "Go", "maven": "Maven", "nuget": "NuGet", "gem": "RubyGems", "cargo": "crates.io",
	"composer": "Packagist", "pub": "Pub", "hex": "Hex", "hackage": "Hackage", "cran": "CRAN", "deb": "Debian", "alpine": "Alpine",
	"apk": "Alpine", "rpm": "Red Hat", "semver": "npm", "conan": "ConanCenter",
}

// Range is a range of versions.
type Range struct {
	// Scheme is the name of the order of versions, such as npm.
	Scheme string
	bounds []bound
	all    bool
}

type bound struct{ operator, version string }

// ParseRange reads a range such as vers:npm/>=1.0.0|<1.2.3 (https://github.com/package-url/vers-spec). Its versions must be in
// ascending order, and bounds that open and close an interval must alternate: without that, readers of a range mean different
// versions by it.
func ParseRange(text string) (Range, error) {
	var r Range
	scheme, constraints, ok := strings.Cut(strings.TrimPrefix(text, "vers:"), "/")
	switch {
	case !strings.HasPrefix(text, "vers:"):
		return r, fmt.Errorf("range %s lacks the prefix vers: in front", text)
	case !ok || ecosystems[scheme] == "":
		return r, fmt.Errorf("range %s has the unknown scheme %q", text, scheme)
	}
	r.Scheme = scheme
	if r.all = constraints == "*"; r.all {
		return r, nil
	}
	for constraint := range strings.SplitSeq(constraints, "|") {
		constraint = strings.TrimSpace(constraint)
		version := strings.TrimLeft(constraint, "<>=!")
		b := bound{constraint[:len(constraint)-len(version)], version}
		decoded, err := url.PathUnescape(version)
		if !slices.Contains([]string{"", "=", "!=", "<", "<=", ">", ">="}, b.operator) || err != nil || !comparable.MatchString(decoded) {
			return r, fmt.Errorf("range %s has the malformed constraint %q", text, constraint)
		}
		b.version = decoded
		r.bounds = append(r.bounds, b)
	}
	return r, r.check(text)
}

// check demands that the versions ascend, and that no interval is opened or closed twice.
func (r Range) check(text string) error {
	opened, closed := false, false // by the last bound of an interval
	for i, b := range r.bounds {
		if i > 0 {
			order, err := r.compare(r.bounds[i-1].version, b.version)
			if err != nil {
				return fmt.Errorf("range %s has versions that cannot be compared: %w", text, err)
			}
			if order >= 0 {
				return fmt.Errorf("range %s has %q behind %q: versions have to ascend", text, b.version, r.bounds[i-1].version)
			}
		}
		switch b.operator {
		case ">", ">=":
			if opened {
				return fmt.Errorf("range %s has the lower bound %q inside an interval", text, b.version)
			}
			opened, closed = true, false
		case "<", "<=":
			if closed {
				return fmt.Errorf("range %s has the upper bound %q without a lower one", text, b.version)
			}
			opened, closed = false, true
		}
	}
	return nil
}

// comparable matches versions that can be ordered. It is needed because the library orders ^1.2.0 and latest too.
var comparable = regexp.MustCompile(`^v?[0-9][^\s,^<>=*|()\[\]]*$`)

// Orders reports whether the range has the order of versions of a type of package URLs: its own, or that of semantic versions,
// which a range may ask for whatever the type is.
func (r Range) Orders(kind string) bool {
	return r.Scheme == "semver" || ecosystems[r.Scheme] == ecosystems[strings.ToLower(kind)]
}

// compare orders two versions: -1, 0 or 1. The library panics on some versions; that is an error here.
func (r Range) compare(a, b string) (order int, err error) {
	defer func() {
		if cause := recover(); cause != nil {
			err = fmt.Errorf("%q and %q cannot be compared", a, b)
		}
	}()
	version, err := semantic.Parse(a, ecosystems[r.Scheme])
	if err != nil {
		return 0, err
	}
	return version.CompareStr(b)
}

// Holds says whether a version is in the range: one of its single versions, or between two neighbouring bounds.
func (r Range) Holds(version string) Answer {
	if r.all {
		return Yes
	}
	if !comparable.MatchString(version) {
		return Unknown
	}
	only := true // the range has nothing but exclusions
	for _, b := range r.bounds {
		only = only && b.operator == "!="
	}
	inside, open := true, only // the version is above the lower bound; the interval has no upper bound yet
	for _, b := range r.bounds {
		order, err := r.compare(version, b.version)
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

// Package purl matches package URLs with patterns: which packages, and which versions of them, a list means.
package purl

import (
	"fmt"
	"slices"
	"strings"

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
	name, versions, ranged := strings.Cut(pattern, "@vers:")
	if !ranged {
		name, versions, ranged = strings.Cut(pattern, "@vers%3A")
		versions = strings.NewReplacer("%2F", "/", "%3C", "<", "%3E", ">", "%3D", "=", "%7C", "|").Replace(versions)
	}
	want, err := packageurl.FromString(name)
	if err != nil {
		return Unknown, fmt.Errorf("pattern %q: %w", pattern, err)
	}
	var bounds Range
	if ranged {
		if bounds, err = ParseRange("vers:" + versions); err != nil {
			return Unknown, fmt.Errorf("pattern %q: %w", pattern, err)
		}
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
	case ranged:
		return bounds.Holds(got.Version), nil
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

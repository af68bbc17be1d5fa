package sbom

import (
	"regexp"
	"slices"
	"strings"
)

// The classes of a version; see PinFacts.Class.
const (
	pinGoPseudo    = "go-pseudo"
	pinEmpty       = "empty"
	pinWildcard    = "wildcard"
	pinLeading     = "leading-operator"
	pinInner       = "inner-operator"
	pinInterval    = "interval"
	pinVers        = "vers"
	pinFloating    = "floating-word"
	pinPlaceholder = "placeholder"
	pinURL         = "url"
	pinSnapshot    = "snapshot"
	pinExact       = "exact"
)

var (
	// goPseudo matches the version that Go gives to a commit without a tag (golang.org/x/mod/module).
	goPseudo = regexp.MustCompile(`^v?[0-9]+\.(0\.0-|[0-9]+\.[0-9]+-([^+]*\.)?0\.)[0-9]{14}-[0-9a-f]{12}(\+[0-9A-Za-z.-]+)?$`)
	// wildcard has an x as a whole segment: 1.x, but not 1.2.x86.
	wildcard = regexp.MustCompile(`^[v=~^<>!\s]*([0-9]+\.)*[xX](\.[0-9xX]+)*$`)
	// gradlePlus matches 1.+, which means any version 1.x in Gradle and Ivy. Elsewhere a plus begins build metadata.
	gradlePlus      = regexp.MustCompile(`^([0-9]+\.)*\+$`)
	leadingOperator = regexp.MustCompile(`^v?(\^|~>|~=|~|<=|>=|!=|<|>|≤|≥)\s*v?[0-9]`)
	equals          = regexp.MustCompile(`^={1,3}\s*v?[0-9]`)
	innerOperator   = regexp.MustCompile(`\|\||[\s,]\s*([<>^~]|!=|==|~=)=?\s*v?[0-9]|[0-9A-Za-z]\s+-\s+v?[0-9]`)
	interval        = regexp.MustCompile(`^[\[(\]].*,.*[\])\[]$`)
	protocol        = regexp.MustCompile(`^(?i:file|link|workspace|portal|patch|catalog|npm|jsr|git|svn|hg|bzr|ssh|ftp|https?|github|gitlab|bitbucket|(?:git|svn|hg|bzr)\+[a-z]+):`)
	commitAtEnd     = regexp.MustCompile(`[@#/=:]([0-9a-f]{40}|[0-9a-f]{64})([#&](egg|subdirectory)=[^#]*)?$`)
	snapshot        = regexp.MustCompile(`(?i:(^|[-.])SNAPSHOT)$|^dev-|\.x-dev$|-dev$`)
	template        = regexp.MustCompile(`\$\{[^}]*\}|\$\([^)]*\)|^%[^%]+%$|^@[^@]+@$|\{\{.*\}\}`)
)

var floatingWords = []string{
	"latest", "latest.release", "latest.integration", "stable", "main", "master", "head", "trunk", "develop", "next",
	"canary", "nightly", "lts", "(devel)", "edge", "rolling", "release",
}

// unknownWords state that the version is not known. placeholderWords are left over from a template or a build.
var (
	unknownWords     = []string{"unknown", "noassertion"}
	placeholderWords = []string{"none", "null", "undefined", "unspecified", "n/a", "tbd", "<unknown>", "?", "0.0.0-development"}
)

// classifyVersion returns the class of a version. It does not use the version parsers of the ecosystems, because they accept
// ^1.2.0 and latest. A text that matches no other class is exact, because distributions use nearly every character in versions:
// ~ in Debian, ^ in RPM, + in Go.
func classifyVersion(version string) PinFacts {
	class := pinClass(strings.TrimSpace(version))
	return PinFacts{Class: class, Exact: class == pinExact || class == pinGoPseudo}
}

func pinClass(v string) string {
	if isPlain(v) { // most versions are plain; this saves time
		return pinExact
	}
	word := strings.ToLower(v)
	switch {
	case goPseudo.MatchString(v):
		return pinGoPseudo
	case v == "":
		return pinEmpty
	case isWildcard(v):
		return pinWildcard
	case leadingOperator.MatchString(v):
		return pinLeading
	case innerOperator.MatchString(v):
		return pinInner
	case interval.MatchString(v):
		return pinInterval
	case strings.HasPrefix(word, "vers:"):
		return pinVers
	case slices.Contains(floatingWords, word), strings.HasPrefix(v, "refs/heads/"):
		return pinFloating
	case slices.Contains(unknownWords, word), slices.Contains(placeholderWords, word), template.MatchString(v):
		return pinPlaceholder
	case protocol.MatchString(v) && !commitAtEnd.MatchString(v):
		return pinURL
	case snapshot.MatchString(v):
		return pinSnapshot
	case equals.MatchString(v): // =1.2.3 has the class of 1.2.3
		return pinClass(strings.TrimLeft(v, "= "))
	}
	return pinExact
}

// isPlain reports whether a version consists of numbers and dots.
func isPlain(v string) bool {
	if v == "" {
		return false
	}
	for i := range len(v) {
		if c := v[i]; (c < '0' || c > '9') && (c != '.' || i == 0) {
			return false
		}
	}
	return true
}

// isWildcard reports whether a version has a wildcard. An x counts only before the first - or +, for NuGet has releases
// named 1.0.0-beta.x. Composer's 1.x-dev is a branch, which is a snapshot.
func isWildcard(v string) bool {
	if gradlePlus.MatchString(v) {
		return true
	}
	if strings.HasSuffix(v, ".x-dev") || protocol.MatchString(v) || strings.HasPrefix(v, "vers:") {
		return false
	}
	head := v
	if i := strings.IndexAny(v, "-+"); i >= 0 {
		head = v[:i]
	}
	return strings.Contains(v, "*") || wildcard.MatchString(head)
}

// IsUnknown reports whether a value states that the real value is not known: NOASSERTION or the word unknown, in any case of
// letters.
func IsUnknown(value string) bool {
	return slices.Contains(unknownWords, strings.ToLower(strings.TrimSpace(value)))
}

package sbom

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// checkTimestamp returns what is wrong with a time (see SBOMFacts.TimestampProblem), and its day in UTC. RFC 9557 allows a time
// zone in brackets at the end.
func checkTimestamp(stated string) (problem, day string) {
	if strings.TrimSpace(stated) == "" {
		return "absent", ""
	}
	plain := timeZoneSuffix.ReplaceAllString(stated, "")
	t, err := time.Parse(time.RFC3339, strings.ToUpper(plain)) // §5.6 allows t and z
	if err != nil {
		return "form", ""
	}
	return "", t.UTC().Format(time.DateOnly)
}

var timeZoneSuffix = regexp.MustCompile(`(\[[^\[\]]*\])+$`)

// describeAuthors sets whether the document names an author, and whether it says how to reach one.
func (f *SBOMFacts) describeAuthors(authors []PartyFacts) {
	f.AuthorState = "absent"
	for _, a := range authors {
		f.AuthorState = betterState(f.AuthorState, stateOf(a.Name))
	}
	f.AuthorContact = reachable(authors)
}

// reachable reports whether an e-mail address or URL of at least one of the parties is stated.
func reachable(parties []PartyFacts) bool {
	return slices.ContainsFunc(parties, func(p PartyFacts) bool {
		return isMailbox(strings.TrimSpace(p.Email)) || slices.ContainsFunc(p.URLs, isURI)
	})
}

// describeTools sets whether the document names a tool that created it, and a version of such a tool.
func (f *SBOMFacts) describeTools() {
	f.ToolState, f.ToolVersionState = "absent", "absent"
	for _, t := range f.Tools {
		f.ToolState = betterState(f.ToolState, stateOf(t.Name))
		f.ToolVersionState = betterState(f.ToolVersionState, stateOf(t.Version))
	}
}

// betterState returns the better of two states: present, then unknown, then absent.
func betterState(a, b string) string {
	for _, s := range []string{"present", "unknown"} {
		if a == s || b == s {
			return s
		}
	}
	return "absent"
}

// IsCycloneDX reports whether the document is CycloneDX of the version since or later. Versions have the form 1.n.
func (f *SBOMFacts) IsCycloneDX(since string) bool {
	minor := func(version string) int {
		n, _ := strconv.Atoi(strings.TrimPrefix(version, "1."))
		return n
	}
	return f.Format == "cyclonedx" && minor(f.SpecVersion) >= minor(since)
}

package sbom

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// checkTimestamp says what is wrong with a time, and gives its day in UTC. RFC 9557 lets a time zone follow in brackets.
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

// describeAuthors says whether the document names somebody who made it, and how to reach them.
func (f *SBOMFacts) describeAuthors(authors []PartyFacts) {
	f.AuthorState = "absent"
	for _, a := range authors {
		f.AuthorState = betterState(f.AuthorState, stateOf(a.Name))
	}
	f.AuthorContact = reachable(authors)
}

// reachable reports whether an e-mail address or a web address of one of the parties is stated.
func reachable(parties []PartyFacts) bool {
	return slices.ContainsFunc(parties, func(p PartyFacts) bool {
		return strings.Contains(p.Email, "@") || slices.ContainsFunc(p.URLs, func(u string) bool {
			scheme, host := splitAddress(u)
			return scheme != "" && host != ""
		})
	})
}

// describeTools says whether the document names a tool that made it, and the tool's version.
func (f *SBOMFacts) describeTools() {
	f.ToolState, f.ToolVersionState = "absent", "absent"
	for _, t := range f.Tools {
		f.ToolState = betterState(f.ToolState, stateOf(t.Name))
		f.ToolVersionState = betterState(f.ToolVersionState, stateOf(t.Version))
	}
}

// betterState is the state of a field that several things may fill, from the states of two of them.
func betterState(a, b string) string {
	for _, s := range []string{"present", "unknown"} {
		if a == s || b == s {
			return s
		}
	}
	return "absent"
}

// IsCycloneDX reports whether the document is one of CycloneDX of a version, or of a later one. Versions have the form 1.n.
func (f *SBOMFacts) IsCycloneDX(since string) bool {
	minor := func(version string) int {
		n, _ := strconv.Atoi(strings.TrimPrefix(version, "1."))
		return n
	}
	return f.Format == "cyclonedx" && minor(f.SpecVersion) >= minor(since)
}

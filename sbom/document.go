package sbom

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// judgeTimestamp tells what is wrong with a time, and its day in UTC. RFC 9557 lets a time zone follow in brackets.
func judgeTimestamp(stated string) (problem, day string) {
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

// judgeAuthors tells whether anybody is named as having made the document, and how to reach them.
func (f *SBOMFacts) judgeAuthors(authors []PartyFacts) {
	f.AuthorState = "absent"
	for _, a := range authors {
		f.AuthorState = better(f.AuthorState, state(a.Name))
	}
	f.AuthorContact = reachable(authors)
}

// reachable reports whether an e-mail address or a web address of one of the parties is stated.
func reachable(parties []PartyFacts) bool {
	return slices.ContainsFunc(parties, func(p PartyFacts) bool {
		return strings.Contains(p.Email, "@") || slices.ContainsFunc(p.URLs, func(u string) bool {
			scheme, host := addressOf(u)
			return scheme != "" && host != ""
		})
	})
}

func (f *SBOMFacts) judgeTools() {
	f.ToolState, f.ToolVersionState = "absent", "absent"
	for _, t := range f.Tools {
		f.ToolState = better(f.ToolState, state(t.Name))
		f.ToolVersionState = better(f.ToolVersionState, state(t.Version))
	}
}

// better is the state of a field that several things may fill.
func better(a, b string) string {
	for _, s := range []string{"present", "unknown"} {
		if a == s || b == s {
			return s
		}
	}
	return "absent"
}

// before compares versions of CycloneDX, which are of the form 1.n.
func before(version, other string) bool {
	a, _ := strconv.Atoi(strings.TrimPrefix(version, "1."))
	b, _ := strconv.Atoi(strings.TrimPrefix(other, "1."))
	return a < b
}

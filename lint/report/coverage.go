package report

import (
	"fmt"
	"strings"

	"github.com/sealint/sealint/lint/model"
)

// jsonCoverage counts the candidates of a run by their fate. Files is filled only in a verbose report.
type jsonCoverage struct {
	Candidates    int             `json:"candidates"`
	Judged        int             `json:"judged"`
	NotJudged     int             `json:"not_judged"`
	Referenced    int             `json:"referenced"`
	NoDocument    int             `json:"no_document"`
	Excluded      int             `json:"excluded"`
	Ignored       int             `json:"ignored"`
	Submodules    int             `json:"submodules"`
	Skipped       int             `json:"skipped"`
	LeftOut       int             `json:"left_out"`
	Configuration string          `json:"configuration"`
	RulesOff      int             `json:"rules_off"`
	Deselected    []string        `json:"rules_deselected"`
	RulesLowered  int             `json:"rules_lowered"`
	Weakened      int             `json:"documents_weakened"`
	Notes         []string        `json:"notes"`
	Files         []jsonCandidate `json:"files,omitempty"`
}

type jsonCandidate struct {
	Path   string     `json:"path"`
	Fate   model.Fate `json:"fate"`
	Reason string     `json:"reason,omitempty"`
}

func coverageForJSON(c model.Coverage, verbose bool) jsonCoverage {
	out := jsonCoverage{
		Candidates: len(c.Candidates), Judged: c.Count(model.FateJudged), NotJudged: c.Count(model.FateProblem),
		Referenced: c.Count(model.FateReferenced), NoDocument: c.Count(model.FateNoDocument), Excluded: c.Count(model.FateExcluded),
		Ignored: c.Count(model.FateIgnored), Submodules: c.Count(model.FateSubmodule), Skipped: c.Count(model.FateSkipped),
		LeftOut: c.Count(model.FateLeftOut), Configuration: c.Config, RulesOff: c.RulesOff, RulesLowered: c.RulesLowered,
		Deselected: append([]string{}, c.Deselected...), Weakened: c.Weakened,
		Notes: append([]string{}, c.Notes...),
	}
	if verbose {
		for _, candidate := range c.Candidates {
			out.Files = append(out.Files, jsonCandidate{candidate.Path, candidate.Fate, candidate.Reason})
		}
	}
	return out
}

// fateWords are the words of the text report for one candidate and for several candidates with a fate.
var fateWords = map[model.Fate]struct{ one, many string }{
	model.FateJudged:     {"judged", "judged"},
	model.FateProblem:    {"not judged", "not judged"},
	model.FateReferenced: {"part of another document", "parts of other documents"},
	model.FateNoDocument: {"not a document", "not documents"},
	model.FateExcluded:   {"excluded by the configuration", "excluded by the configuration"},
	model.FateIgnored:    {"ignored by git", "ignored by git"},
	model.FateSubmodule:  {"in a submodule", "in submodules"},
	model.FateSkipped:    {"in vendor or node_modules", "in vendor or node_modules"},
	model.FateLeftOut:    {"left out by a sparse checkout", "left out by a sparse checkout"},
}

// coverageLine counts the candidates by their fate, and the rules and files that the configuration weakens or excludes. It is
// the end of the last line of the text report.
func coverageLine(c model.Coverage) string {
	var counts []string
	for _, fate := range model.Fates {
		if n := c.Count(fate); n > 0 {
			counts = append(counts, plural(n, fateWords[fate].one, fateWords[fate].many))
		}
	}
	line := plural(len(c.Candidates), "candidate", "candidates")
	if len(counts) > 0 {
		line += ": " + strings.Join(counts, ", ")
	}
	line += "."
	var weaker []string
	if n := c.RulesOff - len(c.Deselected); n > 0 {
		weaker = append(weaker, plural(n, "rule", "rules")+" off")
	}
	if c.RulesLowered > 0 {
		weaker = append(weaker, plural(c.RulesLowered, "rule", "rules")+" with lowered severity")
	}
	if n := c.Count(model.FateExcluded); n > 0 {
		weaker = append(weaker, plural(n, "file", "files")+" excluded")
	}
	if c.Weakened > 0 {
		weaker = append(weaker, plural(c.Weakened, "document", "documents")+" judged less strictly")
	}
	if n := len(c.Deselected); n > 0 {
		line += fmt.Sprintf(" %s deselected by %s.", plural(n, "rule", "rules"), Sanitize(strings.Join(c.DeselectedBy, " and ")))
	}
	if len(weaker) > 0 {
		line += fmt.Sprintf(" %s by %s.", strings.Join(weaker, ", "), Sanitize(c.Config))
	}
	return line
}

// candidates writes a line for each candidate: its path, its fate, and the reason if it was not judged.
func (t *textWriter) candidates(c model.Coverage) {
	for _, candidate := range c.Candidates {
		line := fmt.Sprintf("%s: %s", Sanitize(candidate.Path), fateWords[candidate.Fate].one)
		if candidate.Reason != "" {
			line += ": " + Sanitize(candidate.Reason)
		}
		fmt.Fprintln(t, line)
	}
	if len(c.Candidates) > 0 {
		fmt.Fprintln(t)
	}
}

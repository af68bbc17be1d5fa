package report

import (
	"fmt"
	"strings"

	"github.com/sealint/sealint/lint/model"
)

// jsonCoverage counts what a run looked at. Files is there when the report is verbose.
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
	RulesLowered  int             `json:"rules_lowered"`
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
		Notes: append([]string{}, c.Notes...),
	}
	if verbose {
		for _, candidate := range c.Candidates {
			out.Files = append(out.Files, jsonCandidate{candidate.Path, candidate.Fate, candidate.Reason})
		}
	}
	return out
}

// fateWords say what became of some candidates, in a line that counts them.
var fateWords = map[model.Fate]string{
	model.FateJudged:     "judged",
	model.FateProblem:    "not judged",
	model.FateReferenced: "referred to",
	model.FateNoDocument: "no document",
	model.FateExcluded:   "excluded by the configuration",
	model.FateIgnored:    "ignored by git",
	model.FateSubmodule:  "in submodules",
	model.FateSkipped:    "of other people",
	model.FateLeftOut:    "left out by a sparse checkout",
}

// coverageLine counts the candidates, and what the configuration weakens: the end of the last line of a text.
func coverageLine(c model.Coverage) string {
	var counts []string
	for _, fate := range model.Fates {
		if n := c.Count(fate); n > 0 {
			counts = append(counts, fmt.Sprintf("%d %s", n, fateWords[fate]))
		}
	}
	line := plural(len(c.Candidates), "candidate", "candidates")
	if len(counts) > 0 {
		line += ": " + strings.Join(counts, ", ")
	}
	line += "."
	var weaker []string
	if c.RulesOff > 0 {
		weaker = append(weaker, plural(c.RulesOff, "rule", "rules")+" off")
	}
	if c.RulesLowered > 0 {
		weaker = append(weaker, plural(c.RulesLowered, "rule", "rules")+" lowered")
	}
	if n := c.Count(model.FateExcluded); n > 0 {
		weaker = append(weaker, plural(n, "file", "files")+" excluded")
	}
	if len(weaker) > 0 {
		line += fmt.Sprintf(" %s by %s.", strings.Join(weaker, ", "), Sanitize(c.Config))
	}
	return line
}

// candidates lists every candidate with what became of it, and why it was not judged.
func (t *textWriter) candidates(c model.Coverage) {
	for _, candidate := range c.Candidates {
		line := fmt.Sprintf("%s: %s", Sanitize(candidate.Path), fateWords[candidate.Fate])
		if candidate.Reason != "" {
			line += ": " + Sanitize(candidate.Reason)
		}
		fmt.Fprintln(t, line)
	}
	if len(c.Candidates) > 0 {
		fmt.Fprintln(t)
	}
}

// notes are sentences about what the run looked at.
func (t *textWriter) notes(c model.Coverage) {
	for _, note := range c.Notes {
		fmt.Fprintf(t, "note: %s\n", Sanitize(note))
	}
}

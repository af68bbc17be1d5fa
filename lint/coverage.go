package lint

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/sealint/sealint/lint/bom"
	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/policy"
	"github.com/sealint/sealint/lint/source"
)

// referencedReason says why a file is read that is not a document.
const referencedReason = "is read because a document refers to it, or as a proof of what an integration uses"

// coverage says what became of each file that may be a document, and counts the rules that the configuration weakens.
func (l *Linter) coverage(in Input, reader *source.Reader, found *source.SearchResult, opened []source.File, facts, advice *entitySet, rules *policy.Set, chosen *choices) model.Coverage {
	c := model.Coverage{Candidates: slices.Clone(found.Passed), Notes: slices.Clone(found.Notes), Config: l.configName(), Weakened: chosen.weakened}
	if len(in.Paths) == 0 {
		for _, o := range chosen.unused {
			c.Notes = append(c.Notes, fmt.Sprintf("the override at %s holds for no document: its files are %s", o.Place(), strings.Join(o.Files, ", ")))
		}
	}
	for _, note := range []string{bom.LookupNote(facts.boms), bom.SetAsideNote(advice.entities), bom.UnreadLinksNote(facts.boms)} {
		if note != "" {
			c.Notes = append(c.Notes, note)
		}
	}
	documents := reader.Documents()
	for _, file := range opened {
		doc, problem := reader.Open(file)
		candidate := model.Candidate{Path: file.DisplayPath()}
		switch reason := reader.NoDocumentReason(file); {
		case doc != nil && facts.paths[doc.Path]:
			candidate.Fate = model.FateJudged
		case problem != nil && problem.ID == model.ProblemUnknownKind && documents[candidate.Path] != nil:
			candidate.Fate, candidate.Reason = model.FateReferenced, "is read because a document refers to it, or as a proof of what an integration uses"
			problem = nil
		case problem != nil || doc != nil:
			candidate.Fate, candidate.Reason = model.FateProblem, "could not be judged"
		case documents[candidate.Path] != nil:
			candidate.Fate, candidate.Reason = model.FateReferenced, referencedReason
		case reason != "":
			candidate.Fate, candidate.Reason = model.FateNoDocument, reason
		default:
			continue
		}
		if problem != nil {
			candidate.Reason = problem.Message
		}
		c.Candidates = append(c.Candidates, candidate)
	}
	slices.SortStableFunc(c.Candidates, func(a, b model.Candidate) int { return strings.Compare(a.Path, b.Path) })
	if c.Deselected = rules.Deselected; len(c.Deselected) > 0 {
		c.RulesOff, c.DeselectedBy = len(c.Deselected), l.deselectedBy(c.Config)
	}
	for _, rule := range rules.Rules {
		setting := rules.Settings[rule.ID]
		switch {
		case setting.Off:
			c.RulesOff++
		case setting.Severity != nil && *setting.Severity < rules.Own[rule.ID]:
			c.RulesLowered++
		}
	}
	return c
}

// deselectedBy lists where rules are selected or ignored. config is the name of the configuration.
func (l *Linter) deselectedBy(config string) []string {
	var by []string
	switch {
	case len(l.opts.Select) > 0:
		by = append(by, "--select")
	case len(l.config.Select) > 0:
		by = append(by, "select in "+config)
	}
	if len(l.opts.Ignore) > 0 {
		by = append(by, "--ignore")
	}
	if len(l.config.Ignore) > 0 {
		by = append(by, "ignore in "+config)
	}
	return by
}

// configName is the path of the configuration below the top of its repository.
func (l *Linter) configName() string {
	if l.config.Path == "" {
		return ""
	}
	if name, err := filepath.Rel(source.RepositoryTop(filepath.Dir(l.config.Path)), l.config.Path); err == nil {
		return filepath.ToSlash(name)
	}
	return filepath.Base(l.config.Path)
}

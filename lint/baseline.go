package lint

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"slices"

	"github.com/sealint/sealint/lint/gate"
	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/source"
	"github.com/sealint/sealint/lint/suggest"
)

// BaselineRequest says what a baseline is to hold. The zero value asks for all findings that exist, but for the critical ones.
type BaselineRequest struct {
	// Prune only drops entries, AddRules only adds the findings of these rules: to the baseline that exists.
	Prune    bool
	AddRules []string
	// Critical takes critical findings too.
	Critical bool
	// Problems says by whom the problems that exist are accepted, why, and until when; nil accepts none.
	Problems *ProblemAcceptance
}

// ProblemAcceptance is one decision about all problems of a run. Expires is a day like 2026-01-31, at most 90 days from the day of
// the run.
type ProblemAcceptance struct{ Owner, Reason, Expires string }

// BaselineChange is what became of a baseline.
type BaselineChange struct {
	// File is the path of the baseline, from the top of the repository.
	File string
	// Findings, Rules and Documents count what the baseline holds, Problems the problems that it accepts.
	Findings, Rules, Documents, Problems int
	// Added and Dropped count the entries that were not there before, or are not there any more.
	Added, Dropped int
	// Replaced is true if the whole baseline took the place of another one.
	Replaced bool
	// Moved are the documents whose entries have a new path.
	Moved []gate.MovedFacts
	// Critical and Never count findings that were left out: those that are critical, and those that no baseline may hold.
	Critical, Never int
	// Refused are the problems for which nothing was written. The other members are empty then.
	Refused []model.Problem
}

// ChangeBaseline judges documents and writes the baseline. An error means that nothing was written: a *BaselineError that the file
// could not be, any other that nothing was judged.
func (l *Linter) ChangeBaseline(ctx context.Context, in Input, request BaselineRequest) (*BaselineChange, error) {
	if err := in.setToday(); err != nil {
		return nil, err
	}
	file, err := source.FileAt(l.BaselineFile())
	if err != nil {
		return nil, fmt.Errorf("baseline %s: %w", l.BaselineFile(), err)
	}
	if (request.Prune || len(request.AddRules) > 0) && l.baseline == nil {
		return nil, fmt.Errorf("there is no baseline %s; sealint baseline writes it", file.Path)
	}
	if err := l.checkBaselineRequest(in, request); err != nil {
		return nil, err
	}
	judge := *l
	judge.noBaseline = nil
	in.Outputs = append(slices.Clone(in.Outputs), l.BaselineFile())
	result, err := judge.Run(ctx, in)
	if err != nil {
		return nil, err
	}
	change := &BaselineChange{File: file.Path, Replaced: l.baseline != nil && !request.Prune && len(request.AddRules) == 0}
	next := l.nextBaseline(result, in, request, change)
	if len(change.Refused) > 0 {
		return &BaselineChange{Refused: change.Refused}, nil
	}
	change.count(l.baseline, next)
	if err := replaceBaseline(file, next.Write()); err != nil {
		return nil, &BaselineError{File: file.Path, Err: err}
	}
	return change, nil
}

// nextBaseline is the baseline that a request asks for.
func (l *Linter) nextBaseline(result *Result, in Input, request BaselineRequest, change *BaselineChange) *gate.Baseline {
	changes := request.Prune || len(request.AddRules) > 0
	switch {
	case len(result.Report.Problems) > 0 && (changes || request.Problems == nil):
		change.Refused = result.Report.Problems
		return nil
	case request.Prune:
		return l.pruned(result, in, change)
	case len(request.AddRules) > 0:
		return l.extended(result, in, request, change)
	}
	return l.fresh(result, in, request, change)
}

// BaselineError means that a baseline could not be written.
type BaselineError struct {
	File string
	Err  error
}

func (e *BaselineError) Error() string { return fmt.Sprintf("%s was not written: %s", e.File, e.Err) }

func (e *BaselineError) Unwrap() error { return e.Err }

// checkBaselineRequest refuses what no run could answer.
func (l *Linter) checkBaselineRequest(in Input, request BaselineRequest) error {
	if len(in.Paths) > 0 && !request.Prune {
		return errors.New("a baseline holds the findings of the whole repository; paths go with --prune only")
	}
	if request.Problems != nil {
		if _, mistake := request.Problems.from(in.Today).Check(l.config.WaiverSettings); mistake != "" {
			return fmt.Errorf("--accept-problems: %s", mistake)
		}
	}
	if len(request.AddRules) == 0 {
		return nil
	}
	all, active, err := l.Rules()
	if err != nil {
		return err
	}
	for _, id := range request.AddRules {
		switch is := func(r model.Rule) bool { return r.ID == id }; {
		case !slices.ContainsFunc(all, is):
			return fmt.Errorf("--add-rule: there is no rule %q%s", id, suggest.DidYouMean("", id, ruleIDs(all)))
		case !slices.ContainsFunc(active, is):
			return fmt.Errorf("--add-rule: rule %s is not active in profile %s with this configuration", id, l.profile)
		}
	}
	return nil
}

func ruleIDs(rules []model.Rule) []string {
	var ids []string
	for i := range rules {
		ids = append(ids, rules[i].ID)
	}
	return ids
}

// from is an acceptance that begins on a day.
func (p *ProblemAcceptance) from(day string) *gate.AcceptedProblems {
	return &gate.AcceptedProblems{Owner: p.Owner, Reason: p.Reason, Created: day, Expires: p.Expires}
}

// pruned is the baseline without the entries about what does not exist any more.
func (l *Linter) pruned(result *Result, in Input, change *BaselineChange) *gate.Baseline {
	next := *l.baseline
	next.Findings = result.decided.baseline.Left
	change.Moved = result.decided.baseline.Facts.Moved
	if len(in.Paths) == 0 { // the run met every problem that exists
		next.Problems.Entries = slices.DeleteFunc(slices.Clone(next.Problems.Entries), func(e gate.Entry) bool {
			return !slices.ContainsFunc(result.Report.Tolerated, func(p model.Problem) bool { return e.IsProblem(&p) })
		})
	}
	return &next
}

// extended is the baseline with the findings of some rules besides.
func (l *Linter) extended(result *Result, in Input, request BaselineRequest, change *BaselineChange) *gate.Baseline {
	next := *l.baseline
	next.Findings = slices.Clone(next.Findings)
	// The baseline is as old as before, but it knows now what the rules of this run find.
	next.Made = l.made(in)
	next.Made.On = l.baseline.Made.On
	var open []gate.Finding
	for _, f := range result.decided.open() {
		if slices.Contains(request.AddRules, f.Rule.ID) {
			open = append(open, f)
		}
	}
	next.Findings = append(next.Findings, change.take(open, request)...)
	return &next
}

// fresh is a baseline of everything that counts in a run. The old one is not looked at.
func (l *Linter) fresh(result *Result, in Input, request BaselineRequest, change *BaselineChange) *gate.Baseline {
	next := &gate.Baseline{Made: l.made(in)}
	// What the old baseline accepted ends with it.
	problems := slices.Clone(result.Report.Problems)
	for _, p := range result.Report.Tolerated {
		if p.Acceptance.Form == model.AcceptedByBaseline {
			problems = append(problems, p)
		}
	}
	if request.Problems != nil {
		next.Problems = *request.Problems.from(in.Today)
	}
	for _, p := range problems {
		if request.Problems == nil || !next.Problems.MayAccept(&p) {
			change.Refused = append(change.Refused, p)
			continue
		}
		next.Problems.Entries = append(next.Problems.Entries, gate.Entry{
			Document: p.Location.Path, Rule: p.ID, ID: p.Fingerprint, At: problemPlace(&p),
		})
	}
	var open []gate.Finding
	for i, f := range result.decided.single {
		if result.decided.waived[i] == nil {
			open = append(open, f)
		}
	}
	next.Findings = change.take(open, request)
	return next
}

// problemPlace says for readers where a problem is.
func problemPlace(p *model.Problem) string {
	if p.Location.Pointer == "" {
		return "the whole document"
	}
	return p.Location.Pointer
}

// open are the findings that neither a waiver nor the baseline hides, those about waivers and the baseline left out.
func (d *decision) open() []gate.Finding {
	var list []gate.Finding
	for i, f := range d.single {
		if d.waived[i] == nil && !d.baseline.Known[i] {
			list = append(list, f)
		}
	}
	return list
}

// take makes entries of findings, and counts those that are left out.
func (c *BaselineChange) take(findings []gate.Finding, request BaselineRequest) []gate.Entry {
	entries, critical, never := gate.Taken(findings)
	c.Never = len(never)
	if request.Critical {
		return append(entries, critical...)
	}
	c.Critical = len(critical)
	return entries
}

// count compares the baseline that was with the one that will be. There may have been none.
func (c *BaselineChange) count(old, next *gate.Baseline) {
	if old == nil {
		old = &gate.Baseline{}
	}
	c.Findings, c.Problems = len(next.Findings), len(next.Problems.Entries)
	rules, documents, before, after := map[string]bool{}, map[string]bool{}, map[[3]string]bool{}, map[[3]string]bool{}
	moved := map[string]string{}
	for _, m := range c.Moved {
		moved[m.From] = m.To
	}
	for _, e := range old.Findings {
		if to := moved[e.Document]; to != "" {
			e.Document = to
		}
		before[[3]string{e.Document, e.Rule, e.ID}] = true
	}
	for _, e := range next.Findings {
		id := [3]string{e.Document, e.Rule, e.ID}
		rules[e.Rule], documents[e.Document], after[id] = true, true, true
		if !before[id] {
			c.Added++
		}
	}
	for id := range before {
		if !after[id] {
			c.Dropped++
		}
	}
	c.Dropped += max(0, len(old.Problems.Entries)-len(next.Problems.Entries))
	c.Rules, c.Documents = len(rules), len(documents)
}

// replaceBaseline writes a file with a baseline: completely, or not at all.
func replaceBaseline(file source.File, content []byte) error {
	if len(content) > maxBaseline {
		return fmt.Errorf("it would have %d MiB, and at most %d are read: take a smaller profile, or mend and exclude something first", len(content)>>20, maxBaseline>>20)
	}
	old, err := file.Read(maxBaseline)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err == nil && old == nil {
		old = []byte{} // an empty file
	}
	return file.Replace(old, content)
}

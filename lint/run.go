// Package lint is the pipeline: from documents to a report. A Linter is prepared once and runs often.
package lint

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/sealint/sealint/lint/gate"
	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/policy"
	"github.com/sealint/sealint/lint/source"
	"github.com/sealint/sealint/lint/workspace"
)

// Input is what one run judges. The zero value judges the repository around the working directory of the Linter, today.
type Input struct {
	// Paths are files, directories and globs, or "-" for Stdin; none means everything below the root.
	Paths []string
	Stdin io.Reader
	// Root holds the documents; nil means the work tree around the working directory.
	Root *source.Root
	// Today is the date that rules see, as YYYY-MM-DD; empty means today in UTC.
	Today string
	// Timeout bounds the whole run, but for the writing of its report; 0 means DefaultTimeout.
	Timeout time.Duration
	// AllowEmpty makes a run that finds nothing to judge pass.
	AllowEmpty bool
	// Outputs are the files that reports will go to. A run that reads one of them is refused, and so is one that goes through
	// a link out of the repository around the working directory.
	Outputs []string
	// Timings makes the report say how long stages and rules took.
	Timings bool
	// Progress is told what the run is doing now, if it is not nil: when a stage begins, with 0 documents of 0, and after each document
	// that is read or worked out, how many of how many are done. Several goroutines call it at once, and it must return at once.
	Progress func(doing string, done, total int)
	// Base is what the documents are compared with; nil for a run without comparison.
	Base *Base
	// Shard is the part of the documents that the run judges; nil for all.
	Shard *Shard
}

// Result is what a run found out: its report, and what other views of the run are made from.
type Result struct {
	Report *model.Report
	// Waivers are those of the configuration and the documents, with what they hide.
	Waivers      []WaiverState
	rules        []model.Rule // all that the Linter has, active or not
	choices      *choices
	decided      *decision
	integrations []workspace.Integration
	today        string // on which the run judged, as YYYY-MM-DD
	dir          string // the working directory, with links resolved
}

// FileOf returns the absolute path of the document with a path of the report; "" if it is not on disk as it was judged, or not known.
func (r *Result) FileOf(path string) string {
	doc := r.decided.documents[path]
	if doc == nil || !doc.File.Root.OnDisk() {
		return ""
	}
	return doc.File.Abs()
}

// ErrNothingToJudge means that there were no documents or no rules: a gate that looked at nothing must not pass.
var ErrNothingToJudge = errors.New("nothing to judge")

// Run judges documents. An error means that nothing was judged; what could not be judged while the rest was is in the
// report. When the run has to end early, the stage that it ends in gives what it has, and the stages behind it do nothing.
func (l *Linter) Run(ctx context.Context, in Input) (*Result, error) {
	if err := in.setToday(); err != nil {
		return nil, err
	}
	if err := errors.Join(l.noBaseline, l.checkOutputs(in.Outputs)); err != nil {
		return nil, err
	}
	run := begin(ctx, in.Timeout, l.opts.MaxMemory)
	defer run.end()
	run.progress = in.Progress
	reader := &source.Reader{MaxSize: l.opts.MaxSize}

	found := stage(run, discovering, func(ctx context.Context) (*source.SearchResult, error) { return l.discover(ctx, in) })
	own := l.share(run, in, reader, found.Files)
	rules := stage(run, loading, func(context.Context) (*ruleSet, error) { return l.rules() })
	if rules.Set == nil {
		rules.Set = &policy.Set{}
	}
	run.check(func() error { return l.checkShard(in, rules.Rules) })
	run.report(in.Base.problem(), rules.problems, found.Problems)
	judged := l.judgeFiles(run, in, reader, rules, found, own)
	run.check(func() error { return l.protectInputs(in, reader) })

	documents, facts, chosen := judged.documents, judged.lowered.entitySet, judged.chosen
	head := &side{
		reader: reader, files: documents.files, passed: found.Passed, documents: documents.list, facts: facts, entities: judged.held,
		advised: judged.advice.entities, drafts: judged.drafts,
	}
	compared := stage(run, comparing, func(ctx context.Context) (*comparison, error) {
		return l.compare(ctx, run, in, rules.Set, chosen, head)
	})
	adviseOnProviders(head.drafts, facts.integrations, compared.owned())
	run.report(compared.problems)
	run.check(func() error { return l.checkEmpty(in, run, len(documents.list)+compared.count(), chosen.active) })
	var shard *model.Shard
	if in.Shard != nil {
		shard = last(run, saving, func() (*model.Shard, error) {
			coverage := l.coverage(in, reader, found, documents.files, facts, judged.advice, rules.Set, chosen)
			return l.saveShard(shardEvidence{in, own, judged, rules.Set, coverage, run.problems, head.drafts})
		})
	}
	decided := last(run, deciding, func() (*decision, error) {
		l.judgement(chosen).sort(head.drafts)
		return l.decide(run.ctx, evidence{
			in: in, rules: rules.Set, chosen: chosen, documents: reader.Documents(), unread: reader.Unread(), paths: facts.paths,
			problems: run.problems, compared: compared,
		}, head.drafts)
	})
	located := last(run, locating, func() (*outcome, error) {
		lines := lookup{documents: decided.documents, bases: compared.documents, revisions: compared.revisions}
		return &outcome{
			lines.locate(decided.counted), decided.locateAccepted(lines), lines.locate(compared.fixed),
			l.coverage(in, reader, found, documents.files, facts, judged.advice, rules.Set, chosen),
		}, nil
	})
	if run.err != nil {
		return nil, run.err
	}
	result := l.result(run, rules, chosen, facts, judged, compared, decided, located)
	result.today, result.dir, result.Report.Date = in.Today, l.absolute("."), in.Today
	result.Report.Shard = shard
	if dir, err := filepath.EvalSymlinks(result.dir); err == nil {
		result.dir = dir
	}
	return result, nil
}

// result decides over a run, and puts together what it found out.
func (l *Linter) result(run *run, rules *ruleSet, chosen *choices, facts *entitySet, judged *judging, compared *comparison, decided *decision, located *outcome) *Result {
	problems := append(decided.problems, run.problems[decided.seen:]...)
	sortProblems(problems)
	sortProblems(decided.tolerated)
	report := &model.Report{
		Timings:        run.clock.timings(judged.spent()),
		FailOn:         l.failOn,
		DocumentFailOn: chosen.failOn,
		Profile:        l.profile,
		Rules:          described(chosen.active),
		Findings:       located.findings,
		Problems:       problems,
		Accepted:       located.accepted,
		Tolerated:      decided.tolerated,
		Documents:      facts.judged,
		Entities:       facts.counts,
		Kinds:          kindsOf(decided.documents),
		Coverage:       located.coverage,
		Version:        Version,
		Base:           compared.report,
		Fixed:          located.fixed,
	}
	report.Verdict = gate.Decide(report.Findings, report.Problems, report.Fails)
	return &Result{Report: report, Waivers: decided.waivers, rules: rules.Rules, choices: chosen, decided: decided, integrations: facts.integrations}
}

// wanted says of which kinds a run needs the entities.
func wanted(in Input, active []model.Rule) func(model.EntityKind) bool {
	return func(kind model.EntityKind) bool {
		return in.compares() && slices.Contains(compared, kind) ||
			slices.ContainsFunc(active, func(r model.Rule) bool { return r.Entity == kind })
	}
}

// setToday checks the date that is given, or fills in today's.
func (in *Input) setToday() error {
	if in.Today == "" {
		in.Today = time.Now().UTC().Format(time.DateOnly)
	} else if _, err := time.Parse(time.DateOnly, in.Today); err != nil {
		return fmt.Errorf("today %q is not a date like 2026-01-31", in.Today)
	}
	return nil
}

// outcome are the findings of a run at their lines, and what became of each file.
type outcome struct {
	findings []model.Finding
	accepted []model.Finding
	fixed    []model.Finding
	coverage model.Coverage
}

// checkEmpty refuses a run without rules or documents. Where rules could not be loaded, their problems say why there are none.
func (l *Linter) checkEmpty(in Input, run *run, documents int, active []model.Rule) error {
	if in.AllowEmpty || in.Shard != nil || run.over() {
		return nil
	}
	unloaded := slices.ContainsFunc(run.problems, func(p model.Problem) bool { return p.ID == model.ProblemRule })
	if len(active) == 0 && !unloaded {
		return fmt.Errorf("%w: no rule is active in profile %s with this configuration%s", ErrNothingToJudge, l.profile, l.selectionFlags())
	}
	if documents > 0 || len(run.problems) > 0 {
		return nil
	}
	where := "the repository around " + l.opts.Dir
	if len(in.Paths) > 0 {
		where = strings.Join(in.Paths, ", ")
	}
	return fmt.Errorf("%w: found no OpenAPI contract, SBOM (CycloneDX, SPDX) or integration manifest in %s; --allow-empty accepts that", ErrNothingToJudge, where)
}

func sortProblems(problems []model.Problem) {
	slices.SortStableFunc(problems, func(a, b model.Problem) int {
		return compareLocations(a.Location, b.Location, a.ID+a.Rule+a.Message, b.ID+b.Rule+b.Message)
	})
}

// described returns rules with the decision of the gate which waivers may hide their findings, and with what was measured of them.
func described(rules []model.Rule) []model.Rule {
	rules = slices.Clone(rules)
	for i := range rules {
		rules[i].Waivable = gate.Waivable(&rules[i])
		if rules[i].BuiltIn {
			rules[i].Measured = measured()[rules[i].ID]
		}
	}
	return rules
}

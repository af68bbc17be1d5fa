// Package lint is the pipeline: from documents to a report. A Linter is prepared once and runs often.
package lint

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/sealint/sealint/lint/bom"
	"github.com/sealint/sealint/lint/contract"
	"github.com/sealint/sealint/lint/gate"
	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/policy"
	"github.com/sealint/sealint/lint/source"
	"github.com/sealint/sealint/lint/workspace"
	"github.com/sealint/sealint/sbom/jsf"
	"github.com/sealint/sealint/sbom/osv"
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
}

// Result is what a run found out: its report, and what other views of the run are made from.
type Result struct {
	Report       *model.Report
	rules        []model.Rule // all that the Linter has, active or not
	integrations []workspace.Integration
}

// ErrNothingToJudge means that there were no documents or no rules: a gate that looked at nothing must not pass.
var ErrNothingToJudge = errors.New("nothing to judge")

// Run judges documents. An error means that nothing was judged; whatever could not be judged while the rest was is in
// the report. A stage that the end of the run overtakes gives what it has; those behind it have nothing to do.
func (l *Linter) Run(ctx context.Context, in Input) (*Result, error) {
	if err := in.setToday(); err != nil {
		return nil, err
	}
	if err := l.checkOutputs(in.Outputs); err != nil {
		return nil, err
	}
	run := begin(ctx, in.Timeout, l.opts.MaxMemory)
	defer run.end()
	found, err := stage(run, discovering, func(ctx context.Context) (*source.Found, error) { return l.discover(ctx, in) })
	if err != nil {
		return nil, err
	}
	reader := &source.Reader{MaxSize: l.opts.MaxSize}
	documents, err := stage(run, reading, func(ctx context.Context) (*documents, error) { return read(ctx, run.documents, reader, found.Files) })
	if err != nil {
		return nil, err
	}
	rules, err := stage(run, loading, func(context.Context) (*ruleSet, error) { return l.rules() })
	if err != nil {
		return nil, err
	}
	if rules.Set == nil {
		rules.Set = &policy.Set{}
	}
	compiled := rules.startCompiling(documents.list) // while documents are lowered
	facts, err := stage(run, lowering, func(ctx context.Context) (*entitySet, error) {
		unread := len(found.Problems)+len(documents.problems) > 0
		return lower(ctx, run.documents, documents.list, reader, unread, l.config.TrustedKeys, rules.Active)
	})
	if err != nil {
		return nil, err
	}
	advice, err := stage(run, advising, func(ctx context.Context) (*entitySet, error) { return l.advise(ctx, reader, facts.boms) })
	if err != nil {
		return nil, err
	}
	if err := l.protectInputs(in, reader); err != nil {
		return nil, err
	}
	run.report(rules.problems, found.Problems, documents.problems, facts.problems, advice.problems)
	if err := l.checkEmpty(in, run, documents.list, rules.Set); err != nil {
		return nil, err
	}
	if _, err := stage(run, compiling, compiled); err != nil {
		return nil, err
	}
	entities := relevant(rules.Set, slices.Concat(facts.entities, advice.entities))
	judged, err := stage(run, evaluating, func(ctx context.Context) (*evaluation, error) { return l.evaluate(ctx, in, rules.Set, entities) })
	if err != nil {
		return nil, err
	}
	run.report(judged.problems)
	if judged.findings == nil { // the run ended before
		entities, facts.judged, facts.paths = nil, nil, nil
	}
	located, err := last(run, locating, func() (*located, error) {
		findings := locate(reader.Documents(), rules.Active, entities, judged.findings)
		return &located{findings, l.coverage(reader, found, documents.files, facts.paths, rules.Set)}, nil
	})
	if err != nil {
		return nil, err
	}
	sortProblems(run.problems)
	return &Result{
		Report: &model.Report{
			Timings:   run.clock.timings(judged.spent),
			Verdict:   gate.Decide(located.findings, run.problems, l.failOn),
			FailOn:    l.failOn,
			Profile:   l.profile,
			Rules:     rules.Active,
			Findings:  located.findings,
			Problems:  run.problems,
			Documents: facts.judged,
			Entities:  facts.counts,
			Coverage:  located.coverage,
			Version:   Version,
		},
		rules: rules.Rules, integrations: facts.integrations,
	}, nil
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

// startCompiling begins to compile the rules that a run over the documents needs. The result waits for that.
func (r *ruleSet) startCompiling(list []*source.Document) func(context.Context) (*struct{}, error) {
	var kinds []model.EntityKind
	for _, kind := range model.EntityKinds {
		if slices.ContainsFunc(list, func(d *source.Document) bool { return slices.Contains(kind.DocumentKinds(), d.Kind) }) {
			kinds = append(kinds, kind)
		}
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		r.Warm(kinds)
	}()
	return func(context.Context) (*struct{}, error) {
		<-done
		return nil, nil
	}
}

// documents are those of a run that could be read.
type documents struct {
	list     []*source.Document
	problems []model.Problem
	files    []source.File // all that were looked at
}

func (l *Linter) discover(ctx context.Context, in Input) (*source.Found, error) {
	return source.Discover(ctx, source.Search{
		Dir: l.opts.Dir, Root: in.Root, Args: in.Paths, Stdin: in.Stdin, MaxSize: l.opts.MaxSize,
		Include: l.config.Include, Exclude: l.config.Exclude, Submodules: l.config.Submodules,
	})
}

// read opens the files that are documents, in parallel, and keeps their order.
func read(ctx, patience context.Context, reader *source.Reader, files []source.File) (*documents, error) {
	type outcome struct {
		doc     *source.Document
		problem *model.Problem
	}
	results := gather(patience, len(files), func(i int) (o outcome) {
		defer func() {
			if p := model.Defect(files[i].Path, recover()); p != nil {
				o = outcome{problem: p}
			}
		}()
		o.doc, o.problem = reader.Open(files[i])
		return o
	})
	all := &documents{}
	for i, o := range results {
		if o == nil {
			if ctx.Err() == nil { // else it is told once, for all
				all.problems = append(all.problems, tooSlow(files[i].Path, patience))
			}
			continue
		}
		all.files = append(all.files, files[i])
		if o.doc != nil {
			all.list = append(all.list, o.doc)
		}
		if o.problem != nil {
			all.problems = append(all.problems, *o.problem)
		}
	}
	for _, doc := range all.list {
		all.problems = append(all.problems, doc.Beside...)
	}
	return all, context.Cause(ctx)
}

// entitySet are the entities of documents, with what else is known of these.
type entitySet struct {
	entities []model.Entity
	problems []model.Problem
	judged   map[model.DocumentKind]int
	paths    map[string]bool                     // of the documents that were lowered
	counts   map[string]map[model.EntityKind]int // of entities, by document
	boms     []*bom.BOM

	integrations []workspace.Integration // the manifests, with the documents that they name
}

// lower turns every document into entities of the kinds that an active rule judges, in parallel, then joins the manifests
// with the documents that they name.
func lower(ctx, patience context.Context, documents []*source.Document, reader *source.Reader, unread bool, trusted []jsf.Key, active []model.Rule) (*entitySet, error) {
	wanted := func(kind model.EntityKind) bool {
		return slices.ContainsFunc(active, func(r model.Rule) bool { return r.Entity == kind })
	}
	parts := gather(patience, len(documents), func(i int) (p part) {
		defer func() {
			if defect := model.Defect(documents[i].Path, recover()); defect != nil {
				p = part{problems: []model.Problem{*defect}}
			}
		}()
		return kinds[documents[i].Kind].lower(documents[i], resources{reader, trusted, wanted})
	})
	space := &workspace.Workspace{Reader: reader, Unread: unread}
	all := &entitySet{judged: map[model.DocumentKind]int{}, paths: map[string]bool{}, counts: map[string]map[model.EntityKind]int{}}
	for i, part := range parts {
		doc := documents[i]
		if part == nil {
			space.Unread = true
			if ctx.Err() == nil { // else it is told once, for all
				all.problems = append(all.problems, tooSlow(doc.Path, patience))
			}
			continue
		}
		if part.join != nil {
			part.join(space)
		}
		switch {
		case part.judged > 0:
			all.judged[doc.Kind] += part.judged
			all.paths[doc.Path] = true
		case len(part.problems) == 0: // whatever the reason is, it must not pass
			all.problems = append(all.problems, *doc.Problem(model.ProblemInternal, "was recognised as a document of kind %s, and nothing of it was judged; please report it", doc.Kind.Label()))
		}
		counts := map[model.EntityKind]int{}
		for j := range part.entities {
			part.entities[j].Document = doc.Path
			counts[part.entities[j].Kind]++
		}
		all.counts[doc.Path] = counts
		all.entities = append(all.entities, part.entities...)
		all.problems = append(all.problems, part.problems...)
		all.boms = append(all.boms, part.boms...)
		space.Unread = space.Unread || doc.Kind == model.Manifest && len(part.problems) > 0
	}
	if ctx.Err() != nil { // nothing of it will be judged
		return &entitySet{problems: all.problems}, context.Cause(ctx)
	}
	entities, problems := space.Join()
	all.entities = append(all.entities, entities...)
	all.problems = append(all.problems, problems...)
	all.integrations = space.Integrations()
	return all, nil
}

// advise looks the components of SBOMs up in a database of vulnerabilities, and applies OpenVEX documents.
func (l *Linter) advise(ctx context.Context, reader *source.Reader, boms []*bom.BOM) (*entitySet, error) {
	advice := &entitySet{}
	var db *osv.Database
	var err error
	if l.opts.OSV != "" {
		if db, err = osv.Open(l.opts.OSV); err != nil {
			return advice, err
		}
		defer db.Close()
	}
	var statements []*bom.VEX
	if names := slices.Concat(l.config.VEX, l.opts.VEX); len(names) > 0 {
		found, err := source.Discover(ctx, source.Search{Dir: l.opts.Dir, Args: names})
		if err != nil {
			return advice, err
		}
		advice.problems = found.Problems
		for _, file := range found.Files {
			file.Named = false // an OpenVEX file is not a document to judge: its kind is not reported as unknown
			doc, problem := reader.OpenFragment(file)
			if problem == nil {
				var vex *bom.VEX
				if vex, problem = bom.ReadVEX(doc); problem == nil {
					statements = append(statements, vex)
					continue
				}
			}
			advice.problems = append(advice.problems, *problem)
		}
	}
	entities, problems, err := bom.Advise(ctx, boms, db, statements)
	advice.entities, advice.problems = entities, append(advice.problems, problems...)
	return advice, err
}

// relevant leaves out the fields of contracts about which no active rule can find anything: they are most of the entities
// of a large contract.
func relevant(rules *policy.Set, entities []model.Entity) []model.Entity {
	words, known := rules.Words(model.EntityField)
	if !known {
		return entities
	}
	return slices.DeleteFunc(entities, func(e model.Entity) bool {
		field, ok := e.Facts.(*contract.FieldFacts)
		return ok && !field.Concerns(words)
	})
}

// evaluation is what the rules found in the entities of a run, in the order of the entities.
type evaluation struct {
	findings [][]policy.Finding
	problems []model.Problem
	spent    map[string]time.Duration // per rule; nil unless the run asked for it
}

// evaluate judges the entities, kind by kind, until ctx ends.
func (l *Linter) evaluate(ctx context.Context, in Input, rules *policy.Set, entities []model.Entity) (*evaluation, error) {
	all := &evaluation{findings: make([][]policy.Finding, len(entities))}
	if in.Timings {
		all.spent = map[string]time.Duration{}
	}
	// One rule leaves the others most of the time that the run may take.
	timeout := min(cmp.Or(l.opts.RuleTimeout, policy.DefaultTimeout), cmp.Or(in.Timeout, DefaultTimeout)/10)
	for _, kind := range model.EntityKinds {
		batch := policy.Batch{Kind: kind, Today: in.Today, Timeout: timeout, Timings: in.Timings}
		var index []int
		for i, e := range entities {
			if e.Kind == kind {
				batch.Entities = append(batch.Entities, e)
				index = append(index, i)
			}
		}
		result, err := rules.Evaluate(ctx, batch)
		for i, findings := range result.Findings {
			all.findings[index[i]] = findings
		}
		all.problems = append(all.problems, result.Problems...)
		maps.Copy(all.spent, result.Spent)
		if err != nil {
			return all, err
		}
	}
	return all, nil
}

// located are the findings of a run at their lines, and what became of each file.
type located struct {
	findings []model.Finding
	coverage model.Coverage
}

// checkEmpty refuses a run without rules or documents.
func (l *Linter) checkEmpty(in Input, run *run, documents []*source.Document, rules *policy.Set) error {
	if in.AllowEmpty || run.over() {
		return nil
	}
	if len(rules.Active) == 0 {
		return fmt.Errorf("%w: no rule is active in profile %s with this configuration", ErrNothingToJudge, l.profile)
	}
	if len(documents) > 0 || len(run.problems) > 0 {
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

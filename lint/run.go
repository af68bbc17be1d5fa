// Package lint is the pipeline: from arguments to a report.
package lint

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/sealint/sealint/lint/contract"
	"github.com/sealint/sealint/lint/gate"
	"github.com/sealint/sealint/lint/manifest"
	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/policy"
	"github.com/sealint/sealint/lint/source"
	"github.com/sealint/sealint/lint/workspace"
	"github.com/sealint/sealint/sbom"
	"github.com/sealint/sealint/sbom/jsf"
	"github.com/sealint/sealint/sbom/osv"
)

// Options say what to judge and how. The zero value judges the repository around the working directory.
type Options struct {
	// Dir is the working directory; empty means the process's own.
	Dir string
	// Args are files, directories and globs, or "-" for Stdin; none means the repository around Dir.
	Args  []string
	Stdin io.Reader
	// ConfigFile is the configuration to read; empty means the one found from Dir upward, if any.
	ConfigFile string
	// Profile and FailOn win over the configuration; their zero values leave it in charge.
	Profile model.Profile
	FailOn  *model.Severity
	// Policies are directories of custom rules, besides those of the configuration.
	Policies []string
	// MaxSize is the largest size of a document in bytes; 0 means source.DefaultMaxSize.
	MaxSize int64
	// Timeout bounds the whole run, but for the writing of its report; 0 means DefaultTimeout.
	Timeout time.Duration
	// MaxMemory bounds the memory that the run may fill, in bytes; 0 means DefaultMaxMemory.
	MaxMemory uint64
	// RuleTimeout bounds how long one rule may take over all that it judges; 0 means policy.DefaultTimeout.
	RuleTimeout time.Duration
	// OSV is the folder of a database of vulnerabilities as osv-scanner lays it out; empty means that nothing is looked up.
	OSV string
	// VEX are OpenVEX files, besides those of the configuration.
	VEX []string
	// AllowEmpty makes a run that finds nothing to judge pass.
	AllowEmpty bool
	// Outputs are the files that reports will go to. A run that reads one of them is refused, and so is one that goes through
	// a link out of the repository around Dir.
	Outputs []string
	// Timings makes the report say how long stages and rules took.
	Timings bool
	// Today is the date that rules see, as YYYY-MM-DD; empty means today in UTC.
	Today string
}

// ErrNothingToJudge means that there were no documents or no rules: a gate that looked at nothing must not pass.
var ErrNothingToJudge = errors.New("nothing to judge")

// Run judges documents. An error means that nothing was judged; whatever could not be judged while the rest was is in
// the report.
func Run(ctx context.Context, opts Options) (*model.Report, error) {
	judged, err := judge(ctx, opts)
	if err != nil {
		return nil, err
	}
	return judged.report, nil
}

// judgement is a report with what it was made from.
type judgement struct {
	report       *model.Report
	rules        []model.Rule // all that there are
	integrations []workspace.Joined
}

// judge is the pipeline. A stage that the end of the run overtakes gives what it has; those behind it have nothing to do.
func judge(ctx context.Context, opts Options) (*judgement, error) {
	settings, err := configure(opts)
	if err != nil {
		return nil, err
	}
	if err := settings.checkOutputs(); err != nil {
		return nil, err
	}
	run := begin(ctx, settings)
	defer run.end()
	loading := settings.startLoading() // rules compile while documents are read
	found, err := stage(run, discovering, settings.discover)
	if err != nil {
		return nil, err
	}
	reader := &source.Reader{MaxSize: opts.MaxSize}
	opened, err := stage(run, reading, func(ctx context.Context) (*opened, error) { return read(ctx, run.documents, reader, found.Files) })
	if err != nil {
		return nil, err
	}
	go warm(loading, opened.documents)
	facts, err := stage(run, lowering, func(ctx context.Context) (*lowered, error) {
		unread := len(found.Problems)+len(opened.problems) > 0
		return lower(ctx, run.documents, opened.documents, reader, unread, settings.config.TrustedKeys, loading)
	})
	if err != nil {
		return nil, err
	}
	rules, err := stage(run, compiling, func(context.Context) (*loaded, error) { return loading() })
	if err != nil {
		return nil, err
	}
	if rules.set == nil {
		rules.set = &policy.Set{}
	}
	advised, err := stage(run, advising, func(ctx context.Context) (*lowered, error) { return settings.advise(ctx, reader, facts.boms) })
	if err != nil {
		return nil, err
	}
	if err := settings.protectInputs(reader); err != nil {
		return nil, err
	}
	run.report(rules.problems, found.Problems, opened.problems, facts.problems, advised.problems)
	if err := settings.checkEmpty(run, opened.documents, rules.set); err != nil {
		return nil, err
	}
	entities := concerned(rules.set, slices.Concat(facts.entities, advised.entities))
	judged, err := stage(run, evaluating, func(ctx context.Context) (*evaluated, error) { return evaluate(ctx, rules.set, entities, opts.Timings) })
	if err != nil {
		return nil, err
	}
	run.report(judged.problems)
	if judged.verdicts == nil { // it did not come to that
		entities, facts.judged, facts.paths = nil, nil, nil
	}
	located, err := last(run, locating, func() (*located, error) {
		findings := locate(reader.Documents(), rules.set.Active, entities, judged.verdicts)
		return &located{findings, settings.coverage(reader, found, opened.files, facts.paths, rules.set)}, nil
	})
	if err != nil {
		return nil, err
	}
	sortProblems(run.problems)
	return &judgement{
		report: &model.Report{
			Timings:   run.clock.timings(rules.set.Spent),
			Verdict:   gate.Decide(located.findings, run.problems, settings.failOn),
			FailOn:    settings.failOn,
			Profile:   settings.profile,
			Rules:     rules.set.Active,
			Findings:  located.findings,
			Problems:  run.problems,
			Documents: facts.judged,
			Entities:  facts.counts,
			Coverage:  located.coverage,
			Version:   Version,
		},
		rules: rules.set.Rules, integrations: facts.integrations,
	}, nil
}

// warm compiles the rules that the documents of a run need while these are lowered.
func warm(loading func() (*loaded, error), documents []*source.Document) {
	rules, err := loading()
	if err != nil {
		return // who evaluates is told
	}
	var kinds []model.EntityKind
	for _, kind := range model.EntityKinds {
		if slices.ContainsFunc(documents, func(d *source.Document) bool { return slices.Contains(judges(kind), d.Kind) }) {
			kinds = append(kinds, kind)
		}
	}
	rules.set.Warm(kinds)
}

// opened are the documents of a run, as far as they could be read.
type opened struct {
	documents []*source.Document
	problems  []model.Problem
	files     []source.File // that were looked at
}

func (s *settings) discover(ctx context.Context) (*source.Found, error) {
	return source.Discover(ctx, source.Search{
		Dir: s.Dir, Args: s.Args, Include: s.config.Include, Exclude: s.config.Exclude, Submodules: s.config.Submodules, Stdin: s.Stdin, MaxSize: s.MaxSize,
	})
}

// read opens the files that are documents, in parallel, and keeps their order.
func read(ctx, patience context.Context, reader *source.Reader, files []source.File) (*opened, error) {
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
	all := &opened{}
	for i, o := range results {
		if o == nil {
			if ctx.Err() == nil { // else it is told once, for all
				all.problems = append(all.problems, tooSlow(files[i].Path, patience))
			}
			continue
		}
		all.files = append(all.files, files[i])
		if o.doc != nil {
			all.documents = append(all.documents, o.doc)
		}
		if o.problem != nil {
			all.problems = append(all.problems, *o.problem)
		}
	}
	for _, doc := range all.documents {
		all.problems = append(all.problems, doc.Beside...)
	}
	return all, context.Cause(ctx)
}

// lowered is what the documents of a run came down to.
type lowered struct {
	entities []model.Entity
	problems []model.Problem
	judged   map[model.DocumentKind]int
	paths    map[string]bool                     // of what was judged
	counts   map[string]map[model.EntityKind]int // of entities, by document
	boms     []*sbom.BOM

	integrations []workspace.Joined // the manifests, with what they name
}

// part is what one file came down to.
type part struct {
	entities []model.Entity
	problems []model.Problem
	judged   int // documents of the file: several manifests may share one
	boms     []*sbom.BOM
	join     func(*workspace.Workspace)
}

// lower turns every document into entities, in parallel, then joins the manifests with what they name. Which entities
// are wanted is known when the rules are loaded; validation begins before that.
func lower(ctx, patience context.Context, documents []*source.Document, reader *source.Reader, unread bool, trusted []jsf.Key, loading func() (*loaded, error)) (*lowered, error) {
	wanted := func(kind model.EntityKind) bool {
		rules, err := loading()
		return err == nil && slices.ContainsFunc(rules.set.Active, func(r model.Rule) bool { return r.Entity == kind })
	}
	parts := gather(patience, len(documents), func(i int) (p part) {
		defer func() {
			if defect := model.Defect(documents[i].Path, recover()); defect != nil {
				p = part{problems: []model.Problem{*defect}}
			}
		}()
		return lowerOne(documents[i], reader, trusted, wanted)
	})
	space := &workspace.Workspace{Reader: reader, Unread: unread}
	all := &lowered{judged: map[model.DocumentKind]int{}, paths: map[string]bool{}, counts: map[string]map[model.EntityKind]int{}}
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
		return &lowered{problems: all.problems}, context.Cause(ctx)
	}
	entities, problems := space.Join()
	all.entities = append(all.entities, entities...)
	all.problems = append(all.problems, problems...)
	all.integrations = space.Joined()
	return all, nil
}

// lowerOne turns one document into entities.
func lowerOne(doc *source.Document, reader *source.Reader, trusted []jsf.Key, wanted func(model.EntityKind) bool) (p part) {
	switch doc.Kind {
	case model.Contract:
		api, problems := contract.Lower(doc, reader, wanted)
		p.problems = problems
		if api != nil {
			p.judged, p.entities = 1, api.Entities
			p.join = func(w *workspace.Workspace) { w.AddContract(doc, api) }
		}
	case model.SBOM:
		bom, problems := sbom.Lower(doc, trusted)
		p.problems = problems
		if bom != nil {
			p.judged, p.entities, p.boms = 1, bom.Entities, []*sbom.BOM{bom}
			p.join = func(w *workspace.Workspace) { w.AddSBOM(doc, bom) }
		}
	case model.Manifest:
		manifests, problems := manifest.Lower(doc)
		p.problems, p.judged = problems, len(manifests)
		p.join = func(w *workspace.Workspace) { w.AddManifests(doc, manifests) }
		if wanted(model.EntityLiteral) {
			for _, m := range manifests {
				p.entities = append(p.entities, m.Literals()...)
			}
		}
	}
	return p
}

// advise looks the components of SBOMs up in a database of vulnerabilities, and applies OpenVEX documents.
func (s *settings) advise(ctx context.Context, reader *source.Reader, boms []*sbom.BOM) (*lowered, error) {
	advised := &lowered{}
	var db *osv.Database
	var err error
	if s.OSV != "" {
		if db, err = osv.Open(s.OSV); err != nil {
			return advised, err
		}
		defer db.Close()
	}
	var statements []*sbom.VEX
	if names := slices.Concat(s.config.VEX, s.VEX); len(names) > 0 {
		found, err := source.Discover(ctx, source.Search{Dir: s.Dir, Args: names})
		if err != nil {
			return advised, err
		}
		advised.problems = found.Problems
		for _, file := range found.Files {
			file.Named = false // as a document, that is: it is none
			doc, problem := reader.OpenFragment(file)
			if problem == nil {
				var vex *sbom.VEX
				if vex, problem = sbom.ReadVEX(doc); problem == nil {
					statements = append(statements, vex)
					continue
				}
			}
			advised.problems = append(advised.problems, *problem)
		}
	}
	entities, problems, err := sbom.Advise(ctx, boms, db, statements)
	advised.entities, advised.problems = entities, append(advised.problems, problems...)
	return advised, err
}

// concerned leaves out the fields of contracts that no active rule can have anything to say of: they are most of the
// entities of a large contract.
func concerned(rules *policy.Set, entities []model.Entity) []model.Entity {
	words, known := rules.Words(model.EntityField)
	if !known {
		return entities
	}
	return slices.DeleteFunc(entities, func(e model.Entity) bool {
		field, ok := e.Facts.(*contract.FieldFacts)
		return ok && !field.Concerns(words)
	})
}

// evaluated is what the rules say of the entities, in the order of these.
type evaluated struct {
	verdicts [][]policy.Finding
	problems []model.Problem
}

// evaluate judges the entities, kind by kind, as far as it comes before ctx ends.
func evaluate(ctx context.Context, rules *policy.Set, entities []model.Entity, timings bool) (*evaluated, error) {
	if timings {
		rules.Spent = map[string]time.Duration{}
	}
	all := &evaluated{verdicts: make([][]policy.Finding, len(entities))}
	for _, kind := range model.EntityKinds {
		var some []model.Entity
		var index []int
		for i, e := range entities {
			if e.Kind == kind {
				some = append(some, e)
				index = append(index, i)
			}
		}
		judged, failed, err := rules.Evaluate(ctx, kind, some)
		for j, verdicts := range judged {
			all.verdicts[index[j]] = verdicts
		}
		all.problems = append(all.problems, failed...)
		if err != nil {
			return all, err
		}
	}
	return all, nil
}

// located is what goes into the report.
type located struct {
	findings []model.Finding
	coverage model.Coverage
}

func (s *settings) checkEmpty(run *run, documents []*source.Document, rules *policy.Set) error {
	if s.AllowEmpty || run.over() {
		return nil
	}
	if len(rules.Active) == 0 {
		return fmt.Errorf("%w: no rule is active in profile %s with this configuration", ErrNothingToJudge, s.profile)
	}
	if len(documents) > 0 || len(run.problems) > 0 {
		return nil
	}
	where := "the repository around " + s.Dir
	if len(s.Args) > 0 {
		where = strings.Join(s.Args, ", ")
	}
	return fmt.Errorf("%w: found no OpenAPI contract, SBOM (CycloneDX, SPDX) or integration manifest in %s; --allow-empty accepts that", ErrNothingToJudge, where)
}

func sortProblems(problems []model.Problem) {
	slices.SortStableFunc(problems, func(a, b model.Problem) int {
		return compareLocations(a.Location, b.Location, a.ID+a.Rule+a.Message, b.ID+b.Rule+b.Message)
	})
}

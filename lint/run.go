// Package lint is the pipeline: from arguments to a report.
package lint

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"runtime"
	"slices"
	"strings"
	"sync"
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
	// RuleTimeout bounds one evaluation of one rule; 0 means policy.DefaultTimeout.
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

// judge is the pipeline.
func judge(ctx context.Context, opts Options) (*judgement, error) {
	settings, err := configure(opts)
	if err != nil {
		return nil, err
	}
	if err := settings.checkOutputs(); err != nil {
		return nil, err
	}
	clock := clock{last: time.Now()}
	loading := settings.startLoading() // rules compile while documents are read
	found, err := source.Discover(ctx, source.Search{
		Dir: settings.Dir, Args: opts.Args, Include: settings.config.Include, Exclude: settings.config.Exclude,
		Submodules: settings.config.Submodules, Stdin: opts.Stdin, MaxSize: opts.MaxSize,
	})
	if err != nil {
		return nil, err
	}
	clock.stage("discover")
	reader := &source.Reader{MaxSize: opts.MaxSize}
	documents, unread := read(reader, found.Files)
	clock.stage("read")
	go warm(loading, documents)
	lowered := lower(documents, reader, len(found.Problems)+len(unread) > 0, settings.config.TrustedKeys, loading)
	rules, problems, err := loading()
	if err != nil {
		return nil, err
	}
	if opts.Timings {
		rules.Spent = map[string]time.Duration{}
	}
	clock.stage("lower")
	advised, err := settings.advise(ctx, reader, lowered.boms)
	if err != nil {
		return nil, err
	}
	lowered.entities = append(lowered.entities, advised.entities...)
	clock.stage("advise")
	problems = slices.Concat(problems, found.Problems, unread, lowered.problems, advised.problems)
	if err := settings.protectInputs(reader); err != nil {
		return nil, err
	}
	if err := settings.checkEmpty(documents, problems, rules); err != nil {
		return nil, err
	}
	entities := concerned(rules, lowered.entities)
	verdicts, failed, err := evaluate(ctx, rules, entities)
	if err != nil {
		return nil, err
	}
	clock.stage("evaluate")
	findings := locate(reader.Documents(), rules.Active, entities, verdicts)
	clock.stage("locate")
	problems = append(problems, failed...)
	sortProblems(problems)
	return &judgement{
		report: &model.Report{
			Timings:   clock.timings(rules.Spent),
			Verdict:   gate.Decide(findings, problems, settings.failOn),
			FailOn:    settings.failOn,
			Profile:   settings.profile,
			Rules:     rules.Active,
			Findings:  findings,
			Problems:  problems,
			Documents: lowered.judged,
			Entities:  lowered.counts,
			Coverage:  settings.coverage(reader, found, lowered.paths, rules),
			Version:   Version,
		},
		rules: rules.Rules, integrations: lowered.integrations,
	}, nil
}

// warm compiles the rules that the documents of a run need while these are lowered.
func warm(loading func() (*policy.Set, []model.Problem, error), documents []*source.Document) {
	rules, _, err := loading()
	if err != nil {
		return // who evaluates is told
	}
	var kinds []model.EntityKind
	for _, kind := range model.EntityKinds {
		if slices.ContainsFunc(documents, func(d *source.Document) bool { return slices.Contains(judges(kind), d.Kind) }) {
			kinds = append(kinds, kind)
		}
	}
	rules.Warm(kinds)
}

// clock measures the stages, one after the other.
type clock struct {
	last   time.Time
	stages []model.Timing
}

func (c *clock) stage(name string) {
	now := time.Now()
	c.stages = append(c.stages, model.Timing{Name: name, Spent: now.Sub(c.last)})
	c.last = now
}

// timings are the stages in order, then the rules, slowest first; nil when nobody asked how long rules take.
func (c *clock) timings(rules map[string]time.Duration) []model.Timing {
	if rules == nil {
		return nil
	}
	var list []model.Timing
	for id, spent := range rules {
		list = append(list, model.Timing{Name: id, Spent: spent})
	}
	slices.SortFunc(list, func(a, b model.Timing) int {
		return cmp.Or(cmp.Compare(b.Spent, a.Spent), strings.Compare(a.Name, b.Name))
	})
	return append(c.stages, list...)
}

// read opens the files that are documents, in parallel, and keeps their order.
func read(reader *source.Reader, files []source.File) ([]*source.Document, []model.Problem) {
	opened := make([]*source.Document, len(files))
	failed := make([]*model.Problem, len(files))
	each(len(files), func(i int) {
		defer func() {
			if p := model.Defect(files[i].Path, recover()); p != nil {
				opened[i], failed[i] = nil, p
			}
		}()
		opened[i], failed[i] = reader.Open(files[i])
	})
	var problems []model.Problem
	for _, p := range failed {
		if p != nil {
			problems = append(problems, *p)
		}
	}
	for _, doc := range opened {
		if doc != nil {
			problems = append(problems, doc.Beside...)
		}
	}
	return slices.DeleteFunc(opened, func(d *source.Document) bool { return d == nil }), problems
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

// lower turns every document into entities, in parallel, then joins the manifests with what they name. Which entities
// are wanted is known when the rules are loaded; validation begins before that.
func lower(documents []*source.Document, reader *source.Reader, unread bool, trusted []jsf.Key, loading func() (*policy.Set, []model.Problem, error)) lowered {
	wanted := func(kind model.EntityKind) bool {
		rules, _, err := loading()
		return err == nil && slices.ContainsFunc(rules.Active, func(r model.Rule) bool { return r.Entity == kind })
	}
	space := &workspace.Workspace{Reader: reader, Unread: unread}
	parts := make([]lowered, len(documents))
	judged := make([]int, len(documents)) // documents of the file: several manifests may share one
	each(len(documents), func(i int) {
		defer func() {
			if p := model.Defect(documents[i].Path, recover()); p != nil {
				parts[i], judged[i] = lowered{problems: []model.Problem{*p}}, 0
			}
		}()
		switch doc := documents[i]; doc.Kind {
		case model.Contract:
			api, problems := contract.Lower(doc, reader, wanted)
			parts[i].problems = problems
			if api != nil {
				judged[i] = 1
				space.AddContract(doc, api)
				parts[i].entities = api.Entities
			}
		case model.SBOM:
			bom, problems := sbom.Lower(doc, trusted)
			parts[i].problems = problems
			if bom != nil {
				judged[i] = 1
				space.AddSBOM(doc, bom)
				parts[i].entities, parts[i].boms = bom.Entities, []*sbom.BOM{bom}
			}
		case model.Manifest:
			manifests, problems := manifest.Lower(doc)
			parts[i].problems = problems
			judged[i] = len(manifests)
			space.AddManifests(doc, manifests)
			if wanted(model.EntityLiteral) {
				for _, m := range manifests {
					parts[i].entities = append(parts[i].entities, m.Literals()...)
				}
			}
		}
	})
	all := lowered{judged: map[model.DocumentKind]int{}, paths: map[string]bool{}, counts: map[string]map[model.EntityKind]int{}}
	for i, part := range parts {
		if judged[i] > 0 {
			all.judged[documents[i].Kind] += judged[i]
			all.paths[documents[i].Path] = true
		}
		counts := map[model.EntityKind]int{}
		for j := range part.entities {
			part.entities[j].Document = documents[i].Path
			counts[part.entities[j].Kind]++
		}
		all.counts[documents[i].Path] = counts
		all.entities = append(all.entities, part.entities...)
		all.problems = append(all.problems, part.problems...)
		all.boms = append(all.boms, part.boms...)
		space.Unread = space.Unread || documents[i].Kind == model.Manifest && len(part.problems) > 0
	}
	entities, problems := space.Join()
	all.entities = append(all.entities, entities...)
	all.problems = append(all.problems, problems...)
	all.integrations = space.Joined()
	return all
}

// advise looks the components of SBOMs up in a database of vulnerabilities, and applies OpenVEX documents.
func (s *settings) advise(ctx context.Context, reader *source.Reader, boms []*sbom.BOM) (advised lowered, err error) {
	var db *osv.Database
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
		field, ok := e.Facts.(*contract.Field)
		return ok && !field.Concerns(words)
	})
}

// evaluate judges the entities, kind by kind. The verdicts are in the order of the entities.
func evaluate(ctx context.Context, rules *policy.Set, entities []model.Entity) ([][]policy.Verdict, []model.Problem, error) {
	verdicts := make([][]policy.Verdict, len(entities))
	var problems []model.Problem
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
		if err != nil {
			return nil, nil, err
		}
		for j, i := range index {
			verdicts[i] = judged[j]
		}
		problems = append(problems, failed...)
	}
	return verdicts, problems, nil
}

// each calls f for 0 … n-1 on all processors.
func each(n int, f func(i int)) {
	var wg sync.WaitGroup
	next := make(chan int)
	for range min(n, runtime.GOMAXPROCS(0)) {
		wg.Go(func() {
			for i := range next {
				f(i)
			}
		})
	}
	for i := range n {
		next <- i
	}
	close(next)
	wg.Wait()
}

func (s *settings) checkEmpty(documents []*source.Document, problems []model.Problem, rules *policy.Set) error {
	if s.AllowEmpty {
		return nil
	}
	if len(rules.Active) == 0 {
		return fmt.Errorf("%w: no rule is active in profile %s with this configuration", ErrNothingToJudge, s.profile)
	}
	if len(documents) > 0 || len(problems) > 0 {
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

package lint

import (
	"cmp"
	"context"
	"path"
	"runtime"
	"slices"
	"strings"
	"time"

	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/policy"
	"github.com/sealint/sealint/lint/source"
)

// A run judges its documents in batches, so that its memory does not grow with their number. A contract that no manifest names is
// settled at the end of its batch: its findings are all known, and what was made of it is released. All other documents are held:
// manifests are joined with what they name, SBOMs are looked up, and a comparison needs both sides.
//
// These are variables because tests set them.
var (
	batchFiles       = 32       // for each processor
	batchSize  int64 = 32 << 20 // bytes; a larger file is a batch of its own
)

// batches divides the files of a run. Where there are several batches, files that are named like manifests come first, because a
// contract that was settled before its manifest is found has to be lowered again.
func batches(files []source.File) [][]source.File {
	most := batchFiles * runtime.GOMAXPROCS(0)
	if len(files) > most {
		isManifest := func(f source.File) bool { return strings.Contains(strings.ToLower(path.Base(f.Path)), "integration") }
		rest := slices.DeleteFunc(slices.Clone(files), isManifest)
		files = append(slices.DeleteFunc(slices.Clone(files), func(f source.File) bool { return !isManifest(f) }), rest...)
	}
	var list [][]source.File
	total := int64(0)
	for _, f := range files {
		size := int64(0)
		if info, err := f.Stat(); err == nil { // otherwise reading tells what is wrong with the file
			size = info.Size()
		}
		if n := len(list); n == 0 || len(list[n-1]) == most || total+size > batchSize {
			list, total = append(list, nil), 0
		}
		list[len(list)-1] = append(list[len(list)-1], f)
		total += size
	}
	return list
}

// judging is what a run knows of its documents while it judges them.
type judging struct {
	*Linter
	run     *run
	in      Input
	reader  *source.Reader
	rules   *ruleSet
	lowered *lowerer
	ledger  *policy.Ledger
	streams bool                 // whether contracts are settled
	kept    map[source.File]bool // of held contracts

	documents   *documents
	advice      *entitySet
	raw         *entitySet      // of held documents
	failures    []model.Problem // of rules
	chosen      *choices
	held        []model.Entity // those of held documents that were judged
	drafts      []*draft
	done, total int // files
}

// judgeFiles reads the files that were found and judges the documents among them.
func (l *Linter) judgeFiles(run *run, in Input, reader *source.Reader, rules *ruleSet, found *source.SearchResult, own *share) *judging {
	j := &judging{
		Linter: l, run: run, in: in, reader: reader, rules: rules, total: len(own.files), ledger: &policy.Ledger{}, documents: &documents{}, kept: map[source.File]bool{},
		lowered: newLowerer(resources{reader: reader, trusted: l.config.TrustedKeys, elsewhere: own.elsewhere}),
	}
	j.lowered.space.Unread = len(found.Problems) > 0
	list := [][]source.File{own.files}
	if !in.compares() && in.Shard == nil {
		list = batches(own.files)
	}
	j.streams = len(list) > 1
	for _, files := range list {
		j.batch(files)
	}
	order := map[string]int{} // of the documents, whatever the batches were
	for i, f := range own.files {
		order[f.DisplayPath()] = i
	}
	slices.SortStableFunc(j.documents.list, func(a, b *source.Document) int { return cmp.Compare(order[a.Path], order[b.Path]) })
	j.chosen = l.choose(rules.Set, j.documents.list, in.compares())
	j.rest()
	slices.SortStableFunc(j.drafts, func(a, b *draft) int { return cmp.Compare(order[a.entity.Document], order[b.entity.Document]) })
	return j
}

// batch reads and lowers files, and settles the contracts among them.
func (j *judging) batch(files []source.File) {
	patience, end := j.run.patience()
	defer end()
	counter := func(s stageName) func(done, total int) {
		tell := j.run.counter(s)
		return func(done, _ int) { tell(j.done+done, j.total) }
	}
	read := stage(j.run, reading, func(ctx context.Context) (*documents, error) {
		return read(ctx, patience, counter(reading), j.reader, files)
	})
	j.documents.list = append(j.documents.list, read.list...)
	j.documents.files = append(j.documents.files, read.files...)
	j.documents.problems = append(j.documents.problems, read.problems...)
	j.documents.unknown = append(j.documents.unknown, read.unknown...)
	chosen := j.choose(j.rules.Set, read.list, j.in.compares())
	compiled := j.rules.startCompiling(chosen.active, read.list) // while documents are lowered
	parts := stage(j.run, lowering, func(ctx context.Context) (*[]*part, error) {
		j.lowered.space.Unread = j.lowered.space.Unread || len(read.problems) > 0
		j.lowered.with.wanted = wanted(j.in, chosen.active)
		parts, err := j.lowered.lower(ctx, patience, counter(lowering), read.list)
		if err != nil { // the run is over: no rule will judge them
			j.documents.problems = append(j.documents.problems, problemsOf(parts)...)
			return nil, err
		}
		return &parts, nil
	})
	stage(j.run, compiling, compiled)
	j.done += len(files)
	if patience.Err() != nil { // work that was left behind may still use the documents
		j.streams = false
	}
	var contracts []int
	for i, p := range *parts {
		switch doc := read.list[i]; {
		case p == nil:
		case j.streams && doc.Kind == model.Contract && p.contract != nil:
			contracts = append(contracts, i)
		default:
			j.lowered.add(doc, p)
		}
	}
	contracts = slices.DeleteFunc(contracts, func(i int) bool {
		named := j.lowered.space.Names(read.list[i].File)
		if named {
			j.hold(read.list[i], (*parts)[i])
		}
		return named
	})
	if len(contracts) > 0 {
		j.settle(chosen, read.list, *parts, contracts)
	}
	if j.streams {
		j.reader.Release(func(f source.File) bool { return j.kept[f] })
	}
}

// hold keeps a contract until all documents are lowered, with the files that it refers to.
func (j *judging) hold(doc *source.Document, p *part) {
	j.lowered.add(doc, p)
	for _, f := range append([]source.File{doc.File}, p.contract.Files...) {
		j.kept[source.File{Root: f.Root, Path: f.Path}] = true
	}
}

// settle judges contracts, and keeps of them what a report shows.
func (j *judging) settle(chosen *choices, list []*source.Document, parts []*part, contracts []int) {
	var documents []*source.Document
	var entities []model.Entity
	for _, i := range contracts {
		documents = append(documents, list[i])
		entities = append(entities, parts[i].entities...)
	}
	raw := rawEntities(documents, chosen)
	entities = relevant(j.rules.Set, chosen.active, append(entities, raw.entities...))
	judged := stage(j.run, evaluating, func(ctx context.Context) (*evaluation, error) {
		return j.evaluate(ctx, j.in, j.rules.Set, chosen, entities, j.ledger)
	})
	j.documents.problems = slices.Concat(j.documents.problems, raw.problems, judged.problems)
	if judged.findings == nil { // the run ended before
		for _, i := range contracts {
			j.documents.problems = append(j.documents.problems, parts[i].problems...)
		}
		return
	}
	for _, i := range contracts {
		j.lowered.count(list[i], parts[i])
		j.lowered.space.AddContract(list[i], parts[i].contract, false)
	}
	drafts := place(chosen, entities, judged.findings)
	read := j.reader.Documents()
	identify(read, drafts)
	detach(read, drafts)
	j.drafts = append(j.drafts, drafts...)
}

// rest judges what is not settled.
func (j *judging) rest() {
	l, facts := j.Linter, j.lowered
	stage(j.run, lowering, func(context.Context) (*struct{}, error) { facts.join(); return nil, nil })
	j.advice = stage(j.run, advising, func(ctx context.Context) (*entitySet, error) { return l.advise(ctx, j.reader, facts.boms) })
	j.raw = stage(j.run, preparing, func(context.Context) (*entitySet, error) {
		var held []*source.Document
		for _, doc := range j.documents.list {
			if facts.parts[doc.Path] != nil {
				held = append(held, doc)
			}
		}
		return rawEntities(held, j.chosen), nil
	})
	j.run.report(j.documents.problems, j.documents.strangers(j.reader), facts.problems, j.advice.problems, j.raw.problems)
	stage(j.run, compiling, j.rules.startCompiling(j.chosen.active, j.documents.list))
	j.held = relevant(j.rules.Set, j.chosen.active, slices.Concat(facts.entities, j.advice.entities, j.raw.entities))
	judged := stage(j.run, evaluating, func(ctx context.Context) (*evaluation, error) {
		return l.evaluate(ctx, j.in, j.rules.Set, j.chosen, j.held, j.ledger)
	})
	j.failures = append(judged.problems, j.ledger.Problems()...)
	j.run.report(j.failures)
	if judged.findings == nil { // the run ended before
		j.held = nil
		for _, doc := range j.documents.list {
			if p := facts.parts[doc.Path]; p != nil {
				facts.judged[doc.Kind] -= p.judged
				delete(facts.paths, doc.Path)
			}
		}
	}
	drafts := place(j.chosen, j.held, judged.findings)
	identify(j.reader.Documents(), drafts)
	j.drafts = append(j.drafts, drafts...)
}

// spent is how long each rule took, by rule id; nil unless the run asked for it.
func (j *judging) spent() map[string]time.Duration {
	if !j.in.Timings {
		return nil
	}
	return j.ledger.Spent()
}

package lint

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/sealint/sealint/lint/bom"
	"github.com/sealint/sealint/lint/change"
	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/policy"
	"github.com/sealint/sealint/lint/source"
)

// compared are the kinds of entities that a comparison pairs.
var compared = []model.EntityKind{
	model.EntityContract, model.EntityServer, model.EntitySecurityScheme, model.EntityOperation, model.EntityResponse,
	model.EntitySBOM, model.EntityComponent, model.EntityVulnerability, model.EntityIntegration,
}

// side is what the documents of the head, or of a base, state, and what the rules find in them.
type side struct {
	number    int    // 0 for the head, else that of the base, counted from 1
	revision  string // of the base
	passed    []model.Candidate
	reader    *source.Reader
	files     []source.File // all that were looked at
	documents []*source.Document
	facts     *entitySet
	entities  []model.Entity // those that were judged
	drafts    []*draft
	advised   []model.Entity // advisories of a vulnerability database about components
	problems  []model.Problem

	entitiesOf      map[string][]model.Entity    // by document; made by of
	passedByContent map[string][]model.Candidate // made by passedLike

	same map[string]bool // of a base: the documents that the head has, too, with everything that they refer to
}

// comparison says what became of the findings since the base, and has those of the rules over changes.
type comparison struct {
	report    *model.Base
	fixed     []*draft
	problems  []model.Problem
	documents []map[string]*source.Document // of each base
	revisions []string
	next      *Linter                     // with the policy of the head; nil if the head has the policy of the run
	policy    []model.Entity              // what the change does to the policy
	before    map[string]*source.Document // of the first base, with the files that they refer to, by their paths in the head
	ours      map[string]bool             // documents of the head that a base has and judges as our own
}

// compare judges the bases by the rules of the run, and the differences between them and the head. It gives each finding of the head
// its state, and adds those about differences.
func (l *Linter) compare(ctx context.Context, run *run, in Input, rules *policy.Set, chosen *choices, head *side) (*comparison, error) {
	if !in.compares() {
		return nil, nil
	}
	c := &comparison{
		report: &model.Base{
			Revisions: in.Base.Revisions, Words: in.Base.Words, PolicyFromHead: l.opts.Policy == nil || l.opts.Policy == in.Root,
			NewOnly: !in.Base.All && !l.config.AllCount, FailOnExisting: l.config.FailOnExisting,
		},
		revisions: in.Base.Revisions,
		ours:      map[string]bool{},
	}
	found := slices.Clone(head.drafts)
	for _, d := range found {
		d.state = model.Unchanged
	}
	var changes [][]*draft
	known := policyChange{head: head}
	known.next, known.wrong = l.nextPolicy(in)
	statements, problems, err := l.changedStatements(ctx, known.next)
	if err != nil {
		return c, err
	}
	c.problems = append(c.problems, problems...)
	for i, root := range in.Base.Roots {
		before, err := l.judgeBase(ctx, run, in, i+1, root, rules, head)
		if err != nil {
			return c, err
		}
		c.documents = append(c.documents, before.reader.Documents())
		pairs := pairDocuments(before, head)
		differ := differences(before, head, pairs, l.headRoot(in))
		differ.Entities = append(differ.Entities, statements...)
		fixed := pairs.match(before.drafts, found, differ.Renamed)
		maps.Copy(c.ours, ownedBefore(before, pairs))
		more, problems := before.unjudged(head, run.problems, pairs)
		known.unjudged = append(known.unjudged, more...)
		c.problems = append(c.problems, problems...)
		if i == 0 { // readers see one base; what it has differs little from the others
			c.report.Pairs, c.fixed, c.before = pairs.renamed(), fixed, before.known(root, head, pairs)
			known.before, known.pairs = before, pairs
		}
		drafts, problems, err := l.judgeDifferences(ctx, in, rules, chosen, head, differ)
		c.problems = append(c.problems, problems...)
		if err != nil {
			return c, err
		}
		changes = append(changes, drafts)
	}
	if err := l.addPolicy(ctx, in, c, chosen, known); err != nil {
		return c, err
	}
	for _, d := range found {
		if d.state == model.Unchanged && d.entity.Kind == model.EntityVulnerability && model.FactsMember(d.entity.Facts, "origin") == "osv" {
			d.state = model.Database
		}
	}
	head.drafts = append(head.drafts, common(changes)...)
	return c, nil
}

// owned are the documents of the head that a base judges as our own.
func (c *comparison) owned() map[string]bool {
	if c == nil {
		return nil
	}
	return c.ours
}

// count is how many documents the bases have that are not as in the head.
func (c *comparison) count() int {
	n := 0
	for _, documents := range c.documents {
		n += len(documents)
	}
	return n
}

// judgeDifferences lets the rules over changes judge the differences between a base and the head.
func (l *Linter) judgeDifferences(ctx context.Context, in Input, rules *policy.Set, chosen *choices, head *side, found *change.Differences) ([]*draft, []model.Problem, error) {
	judged, err := l.evaluate(ctx, in, rules, chosen, found.Entities, nil)
	drafts := place(chosen, found.Entities, judged.findings)
	identify(head.reader.Documents(), drafts)
	return drafts, append(judged.problems, uncomparedProblems(found.Uncompared, head.reader.Documents())...), err
}

// common are the findings about differences to all bases: what agrees with one of them is already in the target.
func common(changes [][]*draft) []*draft {
	bases := map[identity]int{} // how many of them a finding is about
	for i, list := range changes {
		for _, d := range list {
			if bases[*d.identity] == i {
				bases[*d.identity]++
			}
		}
	}
	var all []*draft
	for _, d := range changes[0] {
		if bases[*d.identity] == len(changes) {
			d.state = model.New
			all = append(all, d)
		}
	}
	return all
}

// judgeBase judges the documents of a base that the head has not, or has otherwise. Of the others it takes the findings of the head.
func (l *Linter) judgeBase(ctx context.Context, run *run, in Input, number int, root *source.Root, rules *policy.Set, head *side) (*side, error) {
	before := &side{number: number, revision: in.Base.Revisions[number-1], reader: &source.Reader{MaxSize: l.opts.MaxSize}}
	found := &source.SearchResult{}
	args := l.baseArguments(in, root)
	if len(in.Paths) == 0 || len(args) > 0 {
		var err error
		if found, err = source.Discover(ctx, source.Search{
			Dir: l.opts.Dir, Root: root, Args: args, MaxSize: l.opts.MaxSize, Include: l.config.Include, Exclude: l.config.Exclude,
		}); err != nil {
			return before, err
		}
	}
	before.problems = unreachable(found.Problems, root, head)
	files, known := before.sortOut(found.Files, head)
	patience, end := run.patience()
	defer end()
	documents, err := read(ctx, patience, run.counter(comparing), before.reader, files)
	if err != nil {
		return before, err
	}
	before.documents = append(documents.list, known...)
	slices.SortFunc(before.documents, func(a, b *source.Document) int { return cmp.Compare(a.Path, b.Path) })
	chosen := l.choose(rules, before.documents, true)
	with := resources{reader: before.reader, trusted: l.config.TrustedKeys, wanted: wanted(in, chosen.active), known: map[string]*part{}}
	for _, doc := range known {
		with.known[doc.Path] = head.facts.parts[doc.Path]
	}

	if before.facts, err = lower(ctx, patience, run.counter(comparing), before.documents, len(documents.problems) > 0, with); err != nil {
		return before, err
	}
	advice, err := l.advise(ctx, before.reader, before.facts.boms)
	if err != nil {
		return before, err
	}
	before.advised = advice.entities
	raw := rawEntities(documents.list, chosen)
	before.problems = slices.Concat(before.problems, documents.problems, documents.strangers(before.reader), before.facts.problems)
	own := relevant(rules, chosen.active, append(before.differing(), raw.entities...))
	judged, err := l.evaluate(ctx, in, rules, chosen, own, nil)
	if err != nil {
		return before, err
	}
	before.problems = append(before.problems, judged.problems...)
	before.entities, before.drafts = own, place(chosen, own, judged.findings)
	identify(before.reader.Documents(), before.drafts)
	adviseOnProviders(before.drafts, before.facts.integrations, nil)
	for _, d := range before.drafts {
		d.place.Base = number
	}
	for _, d := range head.drafts {
		if before.same[d.entity.Document] && !joins(d.entity.Kind) {
			before.drafts = append(before.drafts, d)
		}
	}
	return before, nil
}

// differing are the entities of a base that the head has not, or has otherwise: those of documents that differ, and those that are joined
// from several documents.
func (s *side) differing() []model.Entity {
	list := slices.Clone(s.facts.entities[s.facts.joined:])
	for _, e := range slices.Concat(s.facts.entities[:s.facts.joined], s.advised) {
		if !s.same[e.Document] {
			list = append(list, e)
		}
	}
	return list
}

// unreachable adds to the problems of searching a base those about files that have the path of a document of the head, and cannot be
// reached: they might be the same document.
func unreachable(problems []model.Problem, root *source.Root, head *side) []model.Problem {
	for _, doc := range head.documents {
		_, err := source.File{Root: root, Path: doc.Path}.Stat()
		if err == nil || errors.Is(err, fs.ErrNotExist) || slices.ContainsFunc(problems, func(p model.Problem) bool { return p.Location.Path == doc.Path }) {
			continue
		}
		problems = append(problems, model.Problem{
			ID: model.ProblemUnreadable, Message: "is a link that cannot be followed: " + err.Error(), Location: model.Location{Path: doc.Path}, Cause: err,
		})
	}
	return problems
}

// joins reports whether entities of a kind are made of several documents.
func joins(kind model.EntityKind) bool {
	return kind == model.EntityIntegration || kind == model.EntityWorkspace
}

// sortOut says which files of a base have to be read. Those that have the same content in the head are not: known are the documents
// among them. A contract that refers to other files is read anew if one of these differs. Of a file in Git LFS, git has no content to
// read: that is a problem if the head has a document there.
func (s *side) sortOut(files []source.File, head *side) (differ []source.File, known []*source.Document) {
	documents, looked := map[string]*source.Document{}, map[string]source.File{}
	for _, doc := range head.documents {
		documents[doc.Path] = doc
	}
	for _, f := range head.files {
		looked[f.DisplayPath()] = f
	}
	s.same = map[string]bool{}
	for _, f := range files {
		other, exists := looked[f.DisplayPath()]
		doc := documents[f.DisplayPath()]
		same := exists && source.SameContent(f, other)
		switch {
		case doc != nil && !same && source.IsPointer(f):
			s.problems = append(s.problems, model.Problem{
				ID: model.ProblemUnreadable, Location: model.Location{Path: doc.Path},
				Message: fmt.Sprintf("is a Git LFS pointer, and git does not have the document: name a file with its content by --base-file %s=FILE", doc.Path),
			})
		case !same:
			differ = append(differ, f)
		case doc == nil: // it is no document there, or one that could not be read: the head has a problem about it
		case doc.Kind == model.Manifest: // it is joined with the documents of its own side, which changes its facts
			differ = append(differ, f)
		case doc.Kind == model.SBOM && linksOthers(head.facts.parts[doc.Path]): // the documents that it links may differ
			differ = append(differ, f)
		case head.facts.parts[doc.Path] == nil || !sameReferences(f, head.facts.parts[doc.Path]):
			differ = append(differ, f)
		default:
			s.same[doc.Path] = true
			known = append(known, doc)
		}
	}
	return differ, known
}

// known are the documents of a base and the files to which they refer, by the paths that they have in the head. What is the same there was
// not read in the base.
func (s *side) known(root *source.Root, head *side, pairs *documentPairs) map[string]*source.Document {
	known := map[string]*source.Document{}
	for path, doc := range head.reader.Documents() {
		if source.SameContent(source.File{Root: root, Path: doc.File.Path}, doc.File) {
			known[path] = doc
		}
	}
	read := s.reader.Documents()
	for _, doc := range s.documents {
		read[doc.Path] = doc
	}
	for path, doc := range read {
		known[cmp.Or(pairs.after[path], path)] = doc
	}
	return known
}

// linksOthers reports whether an SBOM links other documents.
func linksOthers(p *part) bool {
	return p != nil && slices.ContainsFunc(p.boms, func(b *bom.BOM) bool { return len(b.LinkedDocuments) > 0 })
}

// sameReferences reports whether the other files that a document of the head refers to are the same in the root of f.
func sameReferences(f source.File, p *part) bool {
	return p.contract == nil || !slices.ContainsFunc(p.contract.Files, func(other source.File) bool {
		return !source.SameContent(source.File{Root: f.Root, Path: other.Path}, other)
	})
}

// baseArguments are the paths of a run, as paths in the tree of a base. Those that the base does not have are left out.
func (l *Linter) baseArguments(in Input, root *source.Root) []string {
	args := []string{}
	for _, arg := range l.arguments(in.Paths, root) {
		_, err := source.File{Root: root, Path: path.Clean(filepath.ToSlash(arg))}.Stat()
		if err == nil || strings.ContainsAny(arg, "*?[{") {
			args = append(args, arg)
		}
	}
	return args
}

// arguments are the paths of a run as paths in a root: a tree of the repository has paths from its top, while people write those
// from the working directory. A path that leads out of the repository stays as it is.
func (l *Linter) arguments(paths []string, root *source.Root) []string {
	if root == nil || root.Dir == "" || root.OnDisk() {
		return paths
	}
	var args []string
	for _, arg := range paths {
		if below, err := filepath.Rel(l.top(), l.absolute(arg)); err == nil && arg != "-" && filepath.IsLocal(below) {
			arg = filepath.ToSlash(below)
		}
		args = append(args, arg)
	}
	return args
}
